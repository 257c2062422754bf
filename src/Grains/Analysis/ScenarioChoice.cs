using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Grains.Analysis;

/// <summary>Which scenarios an analysis looks at, and in which order; knows no Orleans.</summary>
public static class ScenarioChoice
{
    private static readonly Comparer<byte[]> Bytewise = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    /// <summary>Those asked for, by the UTF-8 bytes of organization, then scenario. One that is named need not be stored.</summary>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static async ValueTask<IReadOnlyList<ScenarioKey>> OfAsync(AnalysisTerms terms, IScenarioIndex index, CancellationToken cancel)
    {
        if (terms is { Organization: { } organization, Scenario: { } scenario })
        {
            return [new ScenarioKey(organization, scenario)];
        }

        var found = await index.ListAsync(terms.Organization, cancel)
            .Where(key => (terms.Scenario ?? key.Scenario) == key.Scenario)
            .ToListAsync(cancel);
        return
        [
            .. found
                .OrderBy(key => Encoding.UTF8.GetBytes(key.Organization), Bytewise)
                .ThenBy(key => Encoding.UTF8.GetBytes(key.Scenario), Bytewise),
        ];
    }
}
