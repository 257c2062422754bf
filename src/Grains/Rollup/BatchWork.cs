using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Rollup;

/// <summary>Reads many small messages of hourly rows into common sums; knows no Orleans. Not thread-safe: its buffers are kept.</summary>
/// <param name="options">How messages are read.</param>
/// <param name="names">How the names in them are understood.</param>
/// <param name="noted">Told what senders should know.</param>
public sealed class BatchWork(RollupOptions options, FoldNames names, Action<IReadOnlyList<Note>> noted)
{
    /// <summary>A small message that inflates to more is no small message.</summary>
    private const long MaxInflatedBytes = 1 << 20;

    private const int MessagesBetweenLooks = 256;

    private readonly FoldLimits _limits = LimitsOf(options);
    private readonly HourlyBatch _batch = new(LimitsOf(options), names);

    /// <summary>With names as they are by default, and nobody told.</summary>
    public BatchWork(RollupOptions options)
        : this(options, FoldNames.Default, _ => { })
    {
    }

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
        foreach (var scenario in sums)
        {
            noted(scenario.Notes);
        }

        return new BatchReply([.. sums.Select(RollupWork.Hourly)], [.. refused], sums.Sum(scenario => scenario.Rows));
    }

    /// <summary>Which messages are of some scenarios, as <see cref="BatchReply.Refused"/>, with their rows; no sums.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public BatchReply Find(BatchRequest request, IEnumerable<string> scenarios, CancellationToken cancel)
    {
        var wanted = scenarios.ToHashSet(StringComparer.Ordinal);
        var found = new List<int>();
        var rows = 0L;
        for (var i = 0; i < request.Values.Length; i++)
        {
            if (MessageFolder.Fold(request.Values[i], _limits, names, cancel).Message is { } message && wanted.Contains(message.Key.ToString()))
            {
                found.Add(i);
                rows += message.Rows;
            }
        }

        return new BatchReply([], [.. found], rows);
    }

    private static FoldLimits LimitsOf(RollupOptions options) =>
        options.Limits with { MaxInflatedBytes = Math.Min(options.MaxInflatedBytes, MaxInflatedBytes) };
}
