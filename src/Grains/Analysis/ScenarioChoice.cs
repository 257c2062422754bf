using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Analysis;

/// <summary>Which scenarios of the catalog an analysis looks at, and in which order; knows no Orleans.</summary>
public static class ScenarioChoice
{
    /// <summary>The shards that can hold scenarios asked for.</summary>
    public static IEnumerable<string> Shards(AnalysisTerms terms) => terms is { Organization: { } organization, Scenario: { } scenario }
        ? [CatalogShards.Of(new ScenarioKey(organization, scenario).ToString())]
        : CatalogShards.Keys;

    /// <summary>Those asked for, by the UTF-8 bytes of organization, then scenario.</summary>
    public static IReadOnlyList<CatalogEntry> Of(AnalysisTerms terms, IEnumerable<CatalogEntry> catalog) =>
        [.. catalog
            .Select(entry => (Entry: entry, Key: ScenarioKey.Parse(entry.Scenario)))
            .Where(item => (terms.Organization ?? item.Key.Organization) == item.Key.Organization && (terms.Scenario ?? item.Key.Scenario) == item.Key.Scenario)
            .OrderBy(item => Encoding.UTF8.GetBytes(item.Key.Organization), Bytewise)
            .ThenBy(item => Encoding.UTF8.GetBytes(item.Key.Scenario), Bytewise)
            .Select(item => item.Entry)];

    private static readonly Comparer<byte[]> Bytewise = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));
}
