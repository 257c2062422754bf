using System.Buffers;
using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Analysis;

/// <summary>What a rollup worker does for an analysis; knows no Orleans.</summary>
public static class AnalysisWork
{
    /// <summary>A command as it travels.</summary>
    public static AnalysisTerms TermsOf(AnalysisRequest request) =>
        new(request.Type, request.Threshold.ToString(), request.OrganizationId?.Name, request.Scenario);

    /// <summary>What moved in one scenario.</summary>
    /// <exception cref="InvalidDataException">A block is damaged.</exception>
    public static ScenarioFindings Find(ScenarioFigures figures)
    {
        var key = ScenarioKey.Parse(figures.Scenario);
        var organization = figures.OrganizationIsNumber ? OrganizationId.OfNumber(key.Organization) : OrganizationId.OfText(key.Organization);
        var found = ScenarioAnalysis.Find(figures.Terms.Type, ThresholdOf(figures.Terms), Array.ConvertAll(figures.Groups, GroupOf));
        var json = new ArrayBufferWriter<byte>();
        var count = AnalysisWriter.WriteFindings(json, organization, key.Scenario, found);
        return count == 0 ? ScenarioFindings.None : new ScenarioFindings(json.WrittenSpan.ToArray(), count);
    }

    /// <summary>The answer's JSON.</summary>
    public static byte[] Render(AnalysisTerms terms, ScenarioFindings[] findings) =>
        AnalysisWriter.Write(terms.Type, ThresholdOf(terms), Array.ConvertAll(findings, scenario => (ReadOnlyMemory<byte>)scenario.Json));

    private static ExactDecimal ThresholdOf(AnalysisTerms terms) => ExactDecimal.TryParse(Encoding.ASCII.GetBytes(terms.Threshold), out var threshold)
        ? threshold
        : throw new FormatException($"'{terms.Threshold}' is not a threshold: expected a decimal from 0 to 1000000000000.");

    private static HeldGroup GroupOf(HeldAggregate held) => new(
        AggregateKey.Parse(held.Aggregate).Group,
        held.WeekStart,
        held.Days.Length == 0 ? new DaySums() : DaySums.FromBlock(held.Days));
}
