namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Finds what moved in one scenario. Only full weeks (<see cref="FullWeeks"/>) are compared, and a week without any rows of the
/// scenario is passed over, as if the weeks around it were neighbours. A group takes part from its first week on: in a later week
/// without rows of its own its sums are 0, as answers write a sum of nothing, and it has no means. A measure's weeks are those
/// in which it has a value; each is compared with those before it.
/// </summary>
public static class ScenarioAnalysis
{
    private const int WeeksOfMedian = 4;

    /// <summary>The findings in the UTF-8 byte order of the groups' names, then by week, then in the order of the measures.</summary>
    /// <param name="type"><see cref="AnalysisType.Quick"/>: the last full week, if the measure has a value in it, with the value before.
    /// <see cref="AnalysisType.Full"/>: every week that has four values before it, with the median of the last four.</param>
    /// <param name="threshold">Percent, not negative; a move by exactly so much is none.</param>
    /// <param name="groups">All groups of the scenario, each once; those without days only take part in naming.</param>
    public static IEnumerable<Finding> Find(AnalysisType type, ExactDecimal threshold, IReadOnlyCollection<HeldGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var days = groups.SelectMany(group => group.Days.Days).Select(day => day.DayNumber).ToHashSet();
        var weeks = groups.Select(group => group.WeekStart).Distinct().ToDictionary(start => start, start => FullWeeks.Of(days, start));
        return NamedGroups.Of(groups).SelectMany(group =>
            MovesOf(type, new GroupSeries(group.Held, weeks[group.Held.WeekStart]))
                .Where(found => found.Move.IsOver(threshold))
                .OrderBy(found => found.Week).ThenBy(found => found.Measure)
                .Select(found => FindingOf(group.Name, found)));
    }

    private static IEnumerable<Found> MovesOf(AnalysisType type, GroupSeries series) =>
        Measures.All.SelectMany(measure =>
        {
            var values = series.Of(measure);
            return type == AnalysisType.Quick ? Quick(measure, values, series.LastWeek) : Full(measure, values);
        });

    private static IEnumerable<Found> Quick(Measure measure, List<(int Week, WeekValue Value)> values, int? lastWeek) =>
        values.Count > 1 && values[^1].Week == lastWeek
            ? [new Found(values[^1].Week, measure, new Move(values[^2].Value, values[^2].Value, values[^1].Value))]
            : [];

    private static IEnumerable<Found> Full(Measure measure, List<(int Week, WeekValue Value)> values)
    {
        var before = new WeekValue[WeeksOfMedian];
        for (var i = WeeksOfMedian; i < values.Count; i++)
        {
            for (var back = 0; back < WeeksOfMedian; back++)
            {
                before[back] = values[i - 1 - back].Value;
            }

            Array.Sort(before, WeekValue.Compare);
            yield return new Found(values[i].Week, measure, new Move(before[1], before[2], values[i].Value));
        }
    }

    private static Finding FindingOf(string group, Found found)
    {
        var form = found.Measure.IsMean() ? (Func<Fraction, string>)FigureText.OfMean : FigureText.OfSum;
        return new Finding(
            group,
            DateOnly.FromDayNumber(found.Week),
            found.Measure,
            form(found.Move.Before),
            form(found.Move.After.Exact),
            found.Move.Percent());
    }

    private readonly record struct Found(int Week, Measure Measure, Move Move);
}
