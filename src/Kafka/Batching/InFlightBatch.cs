using ScenarioOrleans.Kafka.Handling;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>
/// One batch from the poll thread's hands to its completion, on the thread pool. Its bytes are let go when its effects are durable; what
/// is left to do then waits without them.
/// </summary>
internal sealed class InFlightBatch(IBatchHandler handler, MessageBatch batch, List<byte[]> slabs, BatchSender sender, TimeProvider time)
    : IThreadPoolWorkItem
{
    private readonly long _sent = time.GetTimestamp();
    private MessageBatch? _batch = batch;
    private List<byte[]>? _slabs = slabs;

    public void Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        using var abandoned = new AllAbandoned(_batch!.Runs.Select(run => run.Work));
        try
        {
            var (ranges, followUp) = await HandleAsync(abandoned.Token);
            if (followUp is not null)
            {
                await sender.Processor.FinishAsync(followUp, abandoned.Token);
            }

            sender.Complete(ranges, time.GetElapsedTime(_sent));
        }
        catch (Exception) when (abandoned.Token.IsCancellationRequested)
        {
            // Not done, so not committed: whoever owns the partitions next gets them again.
        }
#pragma warning disable CA1031 // Whatever it is, it must reach the poll loop instead of vanishing with this task.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            sender.Faults.Report(fault);
        }
    }

    private async Task<(List<BatchRange> Ranges, FollowUp? FollowUp)> HandleAsync(CancellationToken cancel)
    {
        var handled = _batch!;
        BatchOutcome? outcome = null;
        try
        {
            outcome = await sender.Processor.ProcessAsync(handler, handled, cancel);
            var alone = outcome?.Refused ?? [.. Enumerable.Range(0, handled.Count)];
            foreach (var index in alone)
            {
                sender.SendAlone(handled, index);
            }

            return (handled.Cut([.. Enumerable.Range(0, handled.Count).Except(alone)]), outcome?.FollowUp);
        }
        finally
        {
            // A handler that failed may have left somebody behind who still reads.
            sender.Recycle(handled, outcome is null ? null : _slabs);
            (_batch, _slabs) = (null, null);
        }
    }
}
