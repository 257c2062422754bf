namespace ScenarioOrleans.Aggregation;

/// <summary>In which hours one group has rows that carry a time, by day, days ascending.</summary>
public sealed class DayHours
{
    /// <summary>An offset is at most 18 hours, so no UTC hour of a day starts more than so many before the day's midnight.</summary>
    public const int HoursBefore = 20;

    private readonly Entry[] _days;

    /// <param name="days">Ascending and distinct; owned by the new object.</param>
    internal DayHours(Entry[] days) => _days = days;

    internal ReadOnlySpan<Entry> Days => _days;

    internal struct Entry
    {
        /// <summary>Days since 0001-01-01.</summary>
        public int Day;
        public HourBits Bits;
    }

    internal struct HourBits
    {
        /// <summary>Of rows with an offset: UTC hours, counted from <see cref="HoursBefore"/> hours before the day's midnight.</summary>
        public ulong Utc;

        /// <summary>Of rows without one: hours as written.</summary>
        public ulong Written;
    }
}
