using System.Collections.Concurrent;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// Holds consumption while something that every message needs does not work. The group membership stays; the partitions are paused.
/// Thread-safe.
/// </summary>
public sealed class ConsumptionGate
{
    private readonly ConcurrentDictionary<GateHold, bool> _holds = [];
    private int _closed;

    public bool IsClosed => Volatile.Read(ref _closed) > 0;

    /// <summary>What does not work, in no particular order; empty while all is well.</summary>
    public IReadOnlyCollection<string> Reasons => _holds.Keys.Select(hold => hold.Reason).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>Closes the gate until the returned object is disposed. Holds add up.</summary>
    public IDisposable Close(string reason) => Hold(reason, closed: true);

    /// <summary>Shows a reason until the returned object is disposed; the gate is closed while that says so.</summary>
    public GateHold Hold(string reason, bool closed)
    {
        var hold = new GateHold(this, reason);
        _holds[hold] = true;
        hold.Closed = closed;
        return hold;
    }

    internal void Count(int change) => Interlocked.Add(ref _closed, change);

    internal bool Remove(GateHold hold) => _holds.TryRemove(hold, out _);
}
