using System.Diagnostics.Metrics;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Record times as they count. A sender whose clock is ahead, or that writes another unit, would have the last word on its snapshot until then:
/// so a time further ahead than <see cref="MaxAhead"/> counts as now. Thread-safe.
/// </summary>
public sealed class RecordTimes : IDisposable
{
    public const string MeterName = "ScenarioOrleans.Ingest";
    public const string AheadName = "scenario.record_times_ahead";

    /// <summary>What clocks may differ by.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Counter<long> _ahead;

    public RecordTimes(TimeProvider time, IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _time = time;
        _meter = meters.Create(MeterName);
        _ahead = _meter.CreateCounter<long>(AheadName, "{message}", "Messages whose record time matters and is more than five minutes ahead and counts as now.");
    }

    /// <summary>A rollup's record time as it counts, in milliseconds since 1970; a record without one counts as the earliest.</summary>
    public long Of(long milliseconds)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        if (milliseconds <= now + (long)MaxAhead.TotalMilliseconds)
        {
            return milliseconds;
        }

        _ahead.Add(1);
        return now;
    }

    public void Dispose() => _meter.Dispose();
}
