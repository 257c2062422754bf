namespace ScenarioOrleans.Aggregation;

/// <summary>One week's sums.</summary>
/// <param name="Week">The first day of the week.</param>
/// <param name="Sums">Over the rows of its seven days.</param>
public sealed record WeekSums(DateOnly Week, MeasureSums Sums)
{
    /// <summary>The weeks that have rows, ascending.</summary>
    /// <param name="days">The days.</param>
    /// <param name="weekStart">The day on which weeks start.</param>
    public static IReadOnlyList<WeekSums> Of(DaySums days, DayOfWeek weekStart)
    {
        ArgumentNullException.ThrowIfNull(days);
        return Of(days.Cells, weekStart);
    }

    /// <summary>Of these weeks, those in which <paramref name="touched"/> has a day.</summary>
    public static IReadOnlyList<WeekSums> Of(DaySums days, DayOfWeek weekStart, DaySums touched)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(touched);
        var weeks = new List<WeekSums>();
        var next = int.MinValue;
        foreach (ref readonly var cell in touched.Cells)
        {
            if (cell.Day >= next)
            {
                var first = WeekCalendar.FirstDayNumber(cell.Day, weekStart);
                next = first + WeekCalendar.DaysInWeek;
                weeks.AddRange(Of(days.Between(first, next), weekStart));
            }
        }

        return weeks;
    }

    private static List<WeekSums> Of(ReadOnlySpan<DayCell> cells, DayOfWeek weekStart)
    {
        var weeks = new List<WeekSums>();
        var current = int.MinValue;
        foreach (ref readonly var cell in cells)
        {
            var first = WeekCalendar.FirstDayNumber(cell.Day, weekStart);
            if (first != current)
            {
                current = first;
                weeks.Add(new WeekSums(WeekCalendar.FirstDay(DateOnly.FromDayNumber(cell.Day), weekStart), new MeasureSums()));
            }

            weeks[^1].Sums.Add(cell);
        }

        return weeks;
    }
}
