using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Pieces;

/// <summary>A week's rows from plain JSON to sums by group and day. The time is that of one row.</summary>
public class RowFolding
{
    private const int Count = Rows.Hours * Rows.Groups;

    private readonly byte[] _json = Rows.Week();

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int RowObjects()
    {
        var sums = new PlainSums();
        var request = JsonSerializer.Deserialize<Rows.PlainRequest>(_json)!;
        foreach (var row in request.Weekly!)
        {
            sums.Add(request.OrganizationId, row);
        }

        return sums.Days.Count;
    }

    /// <summary>Only the tokens, nothing summed.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Tokens()
    {
        var reader = new Utf8JsonReader(_json);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public FoldOutcome Fold() => MessageFolder.Fold(_json, FoldLimits.Default);
}
