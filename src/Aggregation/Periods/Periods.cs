namespace ScenarioOrleans.Aggregation;

/// <summary>What is known of periods.</summary>
internal static class Periods
{
    /// <summary>No period has more.</summary>
    public const int MostDays = 31;

    /// <summary>The name in requests.</summary>
    public static string Name(this Period period) => period switch
    {
        Period.Day => "day",
        Period.Month => "month",
        _ => "week",
    };

    /// <summary>The first field of a record.</summary>
    public static string Field(this Period period) => period switch
    {
        Period.Day => "Day",
        Period.Month => "Month",
        _ => "Week",
    };

    /// <summary>Null when no period has the name; upper and lower case differ.</summary>
    public static Period? Find(string? name)
    {
        foreach (var period in Enum.GetValues<Period>())
        {
            if (period.Name() == name)
            {
                return period;
            }
        }

        return null;
    }

    /// <summary>The first day of the day's period, as a day number; of a week it can be negative.</summary>
    public static int FirstDay(this Period period, int day, DayOfWeek weekStart) => period switch
    {
        Period.Day => day,
        Period.Month => day - DateOnly.FromDayNumber(day).Day + 1,
        _ => WeekCalendar.FirstDayNumber(day, weekStart),
    };

    /// <summary>How many days the period has that starts on this day.</summary>
    public static int Days(this Period period, int first) => period switch
    {
        Period.Day => 1,
        Period.Month => DateOnly.FromDayNumber(first) is var day ? DateTime.DaysInMonth(day.Year, day.Month) : 0,
        _ => WeekCalendar.DaysInWeek,
    };
}
