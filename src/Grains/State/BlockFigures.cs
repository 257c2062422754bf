using System.Globalization;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>The weekly figures of one aggregate's days.</summary>
internal static class BlockFigures
{
    private static readonly GroupKey AnyGroup = new("-", "-", "-");

    /// <summary>All weeks of <paramref name="days"/>.</summary>
    public static FiguresChange Whole(DaySums days, DayOfWeek weekStart) =>
        new(weekStart, Whole: true, [.. WeeksOf(days, weekStart).Select(FiguresOf)]);

    /// <summary>
    /// What adding rows changes: the weeks in which they have a day; all weeks when these start on another day than before.
    /// </summary>
    public static FiguresChange Added(RunningState before, RunningState after, DaySums added)
    {
        var weekStart = after.WeekStart;
        if (before.WeekStart != weekStart)
        {
            return Whole(after.Days, weekStart);
        }

        var touched = added.Days.Select(day => WeekCalendar.FirstDay(day, weekStart)).ToHashSet();
        return new(weekStart, Whole: false, [.. WeeksOf(after.Days, weekStart).Where(week => touched.Contains(week.Week)).Select(FiguresOf)]);
    }

    private static IEnumerable<WeekSums> WeeksOf(DaySums days, DayOfWeek weekStart) =>
        WeeklyFigures.From([new GroupSums(AnyGroup, days)], weekStart).SelectMany(group => group.Weeks);

    private static WeekFigures FiguresOf(WeekSums week) => new(
        week.Week,
        week.Sums.Rows,
        [.. Measures.All.Select(measure => measure.IsMean()
            ? week.Sums.Mean(measure)?.ToString("R", CultureInfo.InvariantCulture)
            : week.Sums.Sum(measure).ToString())]);
}
