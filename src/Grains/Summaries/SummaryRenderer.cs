using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Rollup;

namespace ScenarioOrleans.Grains.Summaries;

/// <summary>Renders a summary from what the aggregates hold; knows no Orleans.</summary>
public static class SummaryRenderer
{
    /// <summary>The summary as it travels.</summary>
    /// <exception cref="InvalidDataException">A block is damaged.</exception>
    public static RenderedAnswer Render(SummaryFigures figures, ContentEncoding encoding)
    {
        var subject = figures.Request.Subject;
        var keys = figures.Listed.Select(AggregateKey.Parse).ToDictionary(key => key.Group, key => key.ToString());
        var changed = figures.Request.Changed.ToDictionary(group => group.Aggregate, group => group.Days, StringComparer.Ordinal);
        var weeks = WeeklyFigures
            .From(figures.Held.Select(held => new GroupSums(AggregateKey.Parse(held.Aggregate).Group, DaysOf(held.Days))), subject.WeekStart, keys.Keys)
            .Where((group, week) => figures.Request.All || (changed.TryGetValue(keys[group], out var days) && days.Any(day => IsIn(week, day))));
        var organization = subject.OrganizationIsNumber ? OrganizationId.OfNumber(subject.Organization) : OrganizationId.OfText(subject.Organization);
        return RollupWork.Encode(
            AnswerWriter.WriteSummary(organization, ScenarioKey.Parse(subject.Scenario).Scenario, figures.Revision, weeks), encoding);
    }

    private static bool IsIn(DateOnly week, int day) => day >= week.DayNumber && day < week.DayNumber + 7;

    private static DaySums DaysOf(byte[] block) => block.Length == 0 ? new DaySums() : DaySums.FromBlock(block);
}
