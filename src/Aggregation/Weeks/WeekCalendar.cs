namespace ScenarioOrleans.Aggregation;

/// <summary>Weeks that start on any day. Days are numbered from 0001-01-01 (0), which is a Monday.</summary>
public static class WeekCalendar
{
    /// <summary>Without a <c>week_start</c> weeks start on Friday.</summary>
    public const DayOfWeek Default = DayOfWeek.Friday;

    internal const int DaysInWeek = 7;

    /// <summary>
    /// The first day of the day's week. Of the first days of year 1 it can lie before the calendar; then it is 0001-01-01,
    /// which no other week of that start has.
    /// </summary>
    public static DateOnly FirstDay(DateOnly day, DayOfWeek weekStart) =>
        DateOnly.FromDayNumber(Math.Max(0, FirstDayNumber(day.DayNumber, weekStart)));

    /// <summary>The day's English name in lower case, as answers write it.</summary>
    public static string Name(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => "monday",
        DayOfWeek.Tuesday => "tuesday",
        DayOfWeek.Wednesday => "wednesday",
        DayOfWeek.Thursday => "thursday",
        DayOfWeek.Friday => "friday",
        DayOfWeek.Saturday => "saturday",
        DayOfWeek.Sunday => "sunday",
        _ => throw new ArgumentOutOfRangeException(nameof(day), day, "Not a day of the week."),
    };

    /// <summary>Reads an English day name in any case of ASCII letters.</summary>
    public static bool TryParse(string? name, out DayOfWeek day)
    {
        for (day = DayOfWeek.Sunday; day <= DayOfWeek.Saturday; day++)
        {
            if (string.Equals(Name(day), name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        day = Default;
        return false;
    }

    /// <summary>Negative when the week starts before 0001-01-01.</summary>
    internal static int FirstDayNumber(int day, DayOfWeek weekStart)
    {
        // (int)Monday is 1 and day 0 is a Monday.
        var weekday = (day + 1) % DaysInWeek;
        return day - ((weekday - (int)weekStart + DaysInWeek) % DaysInWeek);
    }
}
