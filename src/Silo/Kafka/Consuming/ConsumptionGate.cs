using System.Collections.Concurrent;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

/// <summary>
/// Holds consumption while something that every message needs does not work. The group membership stays; the partitions are paused.
/// Thread-safe.
/// </summary>
public sealed class ConsumptionGate
{
    private readonly ConcurrentDictionary<Hold, string> _holds = [];
    private int _count;

    public bool IsClosed => Volatile.Read(ref _count) > 0;

    /// <summary>Why consumption is held, in no particular order; empty while it is not.</summary>
    public IReadOnlyCollection<string> Reasons => _holds.Values.Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>Closes the gate until the returned object is disposed. Holds add up.</summary>
    public IDisposable Close(string reason)
    {
        var hold = new Hold(this);
        _holds[hold] = reason;
        Interlocked.Increment(ref _count);
        return hold;
    }

    private sealed class Hold(ConsumptionGate gate) : IDisposable
    {
        public void Dispose()
        {
            if (gate._holds.TryRemove(this, out _))
            {
                Interlocked.Decrement(ref gate._count);
            }
        }
    }
}
