using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Rollup;

namespace ScenarioOrleans.Grains.Summaries;

/// <summary>Renders a summary from what the aggregates hold; knows no Orleans.</summary>
public sealed class SummaryRenderer(RollupOptions options)
{
    /// <summary>The summary of one revision.</summary>
    /// <param name="pending">What to show.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="held">Day blocks of the aggregates to show from, by key.</param>
    /// <param name="listed">Keys of all running aggregates of the scenario: groups are named so that none of them clash.</param>
    public RenderedAnswer Render(PendingSummary pending, long revision, IReadOnlyDictionary<string, byte[]> held, IEnumerable<string> listed)
    {
        var subject = pending.Subject!;
        var keys = listed.Select(AggregateKey.Parse).ToDictionary(key => key.Group, key => key.ToString());
        var figures = WeeklyFigures
            .From(held.Select(pair => new GroupSums(AggregateKey.Parse(pair.Key).Group, DaysOf(pair.Value))), subject.WeekStart, keys.Keys)
            .Where((group, week) => pending.Shows(keys[group], week));
        var organization = subject.OrganizationIsNumber ? OrganizationId.OfNumber(subject.Organization) : OrganizationId.OfText(subject.Organization);
        return RollupWork.Encode(
            AnswerWriter.WriteSummary(organization, ScenarioKey.Parse(subject.Scenario).Scenario, revision, figures), options.ContentEncoding);
    }

    private static DaySums DaysOf(byte[] block) => block.Length == 0 ? new DaySums() : DaySums.FromBlock(block);
}
