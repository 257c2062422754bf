using NodaTime;

namespace ScenarioOrleans.Aggregation;

/// <summary>How many hours periods have, in a time zone: a week may have 167 or 169. Not thread-safe.</summary>
/// <param name="period">What the periods are.</param>
/// <param name="zone">Null: every day has 24 hours.</param>
internal sealed class ExpectedHours(Period period, DateTimeZone? zone)
{
    private const int HoursOfDay = 24;
    private const double SecondsOfHour = 3600;

    private readonly Dictionary<int, int> _known = [];

    /// <summary>Rounded half-even to whole hours: some zones move by half an hour.</summary>
    /// <param name="first">The period's first day.</param>
    public int Of(int first)
    {
        if (!_known.TryGetValue(first, out var hours))
        {
            _known[first] = hours = Count(first);
        }

        return hours;
    }

    private int Count(int first)
    {
        var days = period.Days(first);
        if (zone is null)
        {
            return days * HoursOfDay;
        }

        var end = DateOnly.FromDayNumber(Math.Min(first + days, DateOnly.MaxValue.DayNumber));
        var longer = LocalDays.OffsetAtMidnight(zone, DateOnly.FromDayNumber(first)) - LocalDays.OffsetAtMidnight(zone, end);
        return (days * HoursOfDay) + (int)Math.Round(longer / SecondsOfHour, MidpointRounding.ToEven);
    }
}
