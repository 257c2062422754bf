using System.Globalization;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>The weekly figures of a day block.</summary>
internal static class SnapshotFigures
{
    private static readonly GroupKey AnyGroup = new("-", "-", "-");

    /// <summary>All weeks of <paramref name="days"/>; none for an empty block.</summary>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    public static FiguresChange Of(byte[] days, DayOfWeek weekStart)
    {
        var figures = days.Length == 0 ? [] : WeeklyFigures.From([new GroupSums(AnyGroup, DaySums.FromBlock(days))], weekStart).SelectMany(group => group.Weeks);
        return new FiguresChange(weekStart, Whole: true, [.. figures.Select(week => new WeekFigures(week.Week, week.Sums.Rows, Values(week.Sums)))]);
    }

    private static string?[] Values(MeasureSums sums) =>
        [.. Measures.All.Select(measure => measure.IsMean()
            ? sums.Mean(measure)?.ToString("R", CultureInfo.InvariantCulture)
            : sums.Sum(measure).ToString())];
}
