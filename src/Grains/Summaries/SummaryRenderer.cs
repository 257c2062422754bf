using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Rollup;

namespace ScenarioOrleans.Grains.Summaries;

/// <summary>Renders a summary from what the aggregates hold; knows no Orleans.</summary>
public static class SummaryRenderer
{
    /// <summary>The summary as it travels.</summary>
    /// <param name="figures">What to show.</param>
    /// <param name="encoding">How it travels.</param>
    /// <param name="cleanNames">Whether names of groups are cleaned.</param>
    /// <exception cref="InvalidDataException">A block is damaged.</exception>
    public static RenderedAnswer Render(SummaryFigures figures, ContentEncoding encoding, bool cleanNames)
    {
        var subject = figures.Request.Subject;
        if (figures.Request.Asked is { } asked)
        {
            return RenderAsked(figures, OptionsOf(asked), encoding, cleanNames);
        }

        var keys = figures.Listed.Select(AggregateKey.Parse).ToDictionary(key => key.Group, key => key.ToString());
        var changed = figures.Request.Changed.ToDictionary(group => group.Aggregate, group => group.Days, StringComparer.Ordinal);
        var weeks = WeeklyFigures
            .From(figures.Held.Select(held => new GroupSums(AggregateKey.Parse(held.Aggregate).Group, DaysOf(held.Days))), subject.WeekStart, keys.Keys)
            .Where((group, week) => figures.Request.All || (changed.TryGetValue(keys[group], out var days) && days.Any(day => IsIn(week, day))));
        return RollupWork.Encode(
            AnswerWriter.WriteSummary(OrganizationOf(subject), ScenarioKey.Parse(subject.Scenario).Scenario, figures.Revision, weeks), encoding);
    }

    private static RenderedAnswer RenderAsked(SummaryFigures figures, RequestOptions options, ContentEncoding encoding, bool cleanNames)
    {
        var subject = figures.Request.Subject;
        var groups = figures.Held.Select(held => new GroupSums(AggregateKey.Parse(held.Aggregate).Group, DaysOf(held.Days))).ToList();
        var json = AnswerWriter.WriteSummary(
            OrganizationOf(subject), ScenarioKey.Parse(subject.Scenario).Scenario, figures.Revision, groups, subject.WeekStart, options, cleanNames);
        return RollupWork.Encode(json, encoding, options);
    }

    /// <summary>Read again from the message, which a worker has read before: so its options need no other form to travel in.</summary>
    private static RequestOptions OptionsOf(byte[] asked) => MessageFolder.Fold(asked, FoldLimits.Default).Message?.Options
        ?? throw new InvalidDataException("The request for a summary can no longer be read.");

    private static OrganizationId OrganizationOf(SummarySubject subject) =>
        subject.OrganizationIsNumber ? OrganizationId.OfNumber(subject.Organization) : OrganizationId.OfText(subject.Organization);

    private static bool IsIn(DateOnly week, int day) => day >= week.DayNumber && day < week.DayNumber + 7;

    private static DaySums DaysOf(byte[] block) => block.Length == 0 ? new DaySums() : DaySums.FromBlock(block);
}
