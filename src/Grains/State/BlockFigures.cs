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

    /// <summary>The weeks of <paramref name="days"/> in which <paramref name="added"/> has a day.</summary>
    public static FiguresChange Touched(DaySums days, DaySums added, DayOfWeek weekStart)
    {
        var touched = WeeksOf(added, weekStart).Select(week => week.Week).ToHashSet();
        return new(weekStart, Whole: false, [.. WeeksOf(days, weekStart).Where(week => touched.Contains(week.Week)).Select(FiguresOf)]);
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
