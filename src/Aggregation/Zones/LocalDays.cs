using NodaTime;

namespace ScenarioOrleans.Aggregation;

/// <summary>The days of a time zone. Remembers the stretch of one offset in which the last moment was; not thread-safe.</summary>
internal sealed class LocalDays(DateTimeZone zone)
{
    private const long SecondsOfDay = 24 * 60 * 60;

    /// <summary>From 0001-01-01 to 1970-01-01.</summary>
    private const long EpochSeconds = 719_162 * SecondsOfDay;

    private long _from = 1;
    private long _end;
    private long _offset;

    /// <summary>The local day of a moment, as a day number; outside of the calendar it is negative or over that of its last day.</summary>
    /// <param name="utcSeconds">Since 0001-01-01.</param>
    public int DayOf(long utcSeconds)
    {
        if (utcSeconds < _from || utcSeconds >= _end)
        {
            LookUp(utcSeconds);
        }

        var local = utcSeconds + _offset;
        return (int)((local / SecondsOfDay) - (local < 0 ? 1 : 0));
    }

    /// <summary>
    /// Seconds that the zone is ahead of UTC at the day's local midnight: of two such the earlier; where the clock jumps over it what counts before
    /// the jump.
    /// </summary>
    public static long OffsetAtMidnight(DateTimeZone zone, DateOnly day) =>
        zone.MapLocal(new LocalDateTime(day.Year, day.Month, day.Day, 0, 0)).EarlyInterval.WallOffset.Seconds;

    private void LookUp(long utcSeconds)
    {
        // Moments on the first and last day can be outside of the years that instants have.
        var instant = Instant.FromUnixTimeSeconds(Math.Clamp(utcSeconds - EpochSeconds, -EpochSeconds, Instant.MaxValue.ToUnixTimeSeconds()));
        var interval = zone.GetZoneInterval(instant);
        _offset = interval.WallOffset.Seconds;
        _from = interval.HasStart ? interval.Start.ToUnixTimeSeconds() + EpochSeconds : long.MinValue;
        _end = interval.HasEnd ? interval.End.ToUnixTimeSeconds() + EpochSeconds : long.MaxValue;
    }
}
