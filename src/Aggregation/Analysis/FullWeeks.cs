namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Which weeks of a scenario can be compared. A week counts when it has rows and no day of it is missing at the edge of the data: it
/// lies between the first and the last day that have rows, or it has rows on every weekday on which any week has some. (So a
/// scenario that is closed on Sundays, or that writes each week's rows on one day, need not wait for days that never come.)
/// </summary>
internal static class FullWeeks
{
    private const int DaysInWeek = WeekCalendar.DaysInWeek;

    /// <summary>The first days of the full weeks, as day numbers, ascending.</summary>
    /// <param name="days">The scenario's days that have rows, as day numbers.</param>
    /// <param name="weekStart">The day on which weeks start.</param>
    public static int[] Of(IReadOnlySet<int> days, DayOfWeek weekStart)
    {
        if (days.Count == 0)
        {
            return [];
        }

        var (first, last) = (days.Min(), days.Max());
        var weekdays = new SortedDictionary<int, int>();
        foreach (var day in days)
        {
            var week = WeekCalendar.FirstDayNumber(day, weekStart);
            weekdays[week] = weekdays.GetValueOrDefault(week) | (1 << (day - week));
        }

        var ever = weekdays.Values.Aggregate((all, some) => all | some);
        return [.. weekdays
            .Where(week => (week.Key >= first && week.Key + DaysInWeek - 1 <= last) || week.Value == ever)
            .Select(week => Math.Max(0, week.Key))];
    }
}
