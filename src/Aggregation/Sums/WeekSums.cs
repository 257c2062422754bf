namespace ScenarioOrleans.Aggregation;

/// <summary>One week's sums.</summary>
/// <param name="Week">The first day of the week.</param>
/// <param name="Sums">Over the rows of its seven days.</param>
public sealed record WeekSums(DateOnly Week, MeasureSums Sums)
{
    internal static List<WeekSums> Of(DaySums days, DayOfWeek weekStart)
    {
        var weeks = new List<WeekSums>();
        var current = int.MinValue;
        foreach (ref readonly var cell in days.Cells)
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
