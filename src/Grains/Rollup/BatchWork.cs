using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Rollup;

/// <summary>Reads many small messages of hourly rows into common sums; knows no Orleans. Not thread-safe: its buffers are kept.</summary>
public sealed class BatchWork(RollupOptions options)
{
    /// <summary>A small message that inflates to more is no small message.</summary>
    private const long MaxInflatedBytes = 1 << 20;

    private const int MessagesBetweenLooks = 256;

    private readonly HourlyBatch _batch = new(
        options.Limits with { MaxInflatedBytes = Math.Min(options.MaxInflatedBytes, MaxInflatedBytes) });

    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public BatchReply Fold(BatchRequest request, CancellationToken cancel)
    {
        var refused = new List<int>();
        try
        {
            for (var i = 0; i < request.Values.Length; i++)
            {
                if (i % MessagesBetweenLooks == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                if (!_batch.TryAdd(request.Values[i].Span, request.Runs[i]))
                {
                    refused.Add(i);
                }
            }
        }
        catch
        {
            // Empties the batch: nothing of this request may be in the next reply.
            _batch.Drain();
            throw;
        }

        var sums = _batch.Drain();
        return new BatchReply([.. sums.Select(RollupWork.Hourly)], [.. refused], sums.Sum(scenario => scenario.Rows));
    }
}
