using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Pieces;

/// <summary>Messages of one row each, to sums by scenario. The time is that of one message.</summary>
public class BatchFolding
{
    private const int Count = 10_000;

    private readonly byte[][] _messages = Rows.Messages(Count);
    private readonly HourlyBatch _batch = new(FoldLimits.Default);

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int RowObjects()
    {
        var sums = new PlainSums();
        foreach (var message in _messages)
        {
            var request = JsonSerializer.Deserialize<Rows.PlainRequest>(message)!;
            request.Hourly!.ForEach(row => sums.Add(request.OrganizationId, row));
        }

        return sums.Days.Count;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int OneByOne() => _messages.Sum(message => MessageFolder.Fold(message, FoldLimits.Default).Message!.Groups.Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public int Batch()
    {
        foreach (var message in _messages)
        {
            if (!_batch.TryAdd(message))
            {
                throw new InvalidOperationException("A message was refused.");
            }
        }

        return _batch.Drain().Count;
    }
}
