using System.Collections.Concurrent;

namespace ScenarioOrleans.Kafka.Flow;

/// <summary>
/// Why consumption is paused, beside how much is in flight: something that every message needs does not work. The group membership stays.
/// Thread-safe.
/// </summary>
public sealed class ConsumptionPause
{
    private readonly ConcurrentDictionary<PauseReason, bool> _reasons = [];
    private int _pausing;

    /// <summary>At least one reason pauses.</summary>
    public bool IsPaused => Volatile.Read(ref _pausing) > 0;

    /// <summary>What does not work, in no particular order; empty while all is well.</summary>
    public IReadOnlyCollection<string> Reasons => _reasons.Keys.Select(reason => reason.Text).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>Shows a reason until the returned object is disposed. Reasons add up.</summary>
    /// <param name="text">What does not work.</param>
    /// <param name="pauses">Whether it pauses consumption from the start.</param>
    public PauseReason Add(string text, bool pauses)
    {
        var reason = new PauseReason(this, text);
        _reasons[reason] = true;
        reason.Pauses = pauses;
        return reason;
    }

    internal void Count(int change) => Interlocked.Add(ref _pausing, change);

    internal bool Remove(PauseReason reason) => _reasons.TryRemove(reason, out _);
}
