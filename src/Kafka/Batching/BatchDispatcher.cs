using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Processing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>
/// Works on batches on the thread pool, each until it is done. A batch's bytes are let go when its effects are durable; what is left to do then
/// waits without them. What cannot be handled together is handled one by one. Thread-safe.
/// </summary>
public sealed class BatchDispatcher(
    BatchProcessor processor,
    MessageRunner single,
    Completions completions,
    InFlightBudget budget,
    FatalErrorSource faults,
    KafkaInstruments instruments,
    BufferPool pool,
    IOptions<KafkaOptions> options,
    TimeProvider time)
{
    private readonly ConcurrentBag<MessageBatch> _free = [];

    /// <summary>An empty batch.</summary>
    public MessageBatch Rent() => _free.TryTake(out var batch) ? batch : new MessageBatch(options.Value.InputTopic);

    /// <summary>Starts working on a batch, for which a slot was taken. Returns at once.</summary>
    /// <param name="batch">The batch, to which nothing is added any more.</param>
    /// <param name="partitions">The partition of each of its runs.</param>
    /// <param name="buffers">The bytes of its messages.</param>
    public void Start(MessageBatch batch, PartitionState[] partitions, List<byte[]> buffers) => ThreadPool.UnsafeQueueUserWorkItem(
        static work => _ = work.Dispatcher.RunAsync(work.Batch, work.Partitions, work.Buffers),
        (Dispatcher: this, Batch: batch, Partitions: partitions, Buffers: buffers),
        preferLocal: false);

    private async Task RunAsync(MessageBatch batch, PartitionState[] partitions, List<byte[]> buffers)
    {
        var started = time.GetTimestamp();
        using var revoked = new AllCancelledToken(partitions.Select(partition => partition.Revoked));
        try
        {
            var handling = HandleAsync(batch, partitions, buffers, revoked.Token);

            // From here on they belong to whoever handles them, and to the next batch after that.
            (batch, buffers) = (null!, null!);
            var (ranges, handled) = await handling;
            await completions.CompleteAsync(handled, revoked.Token);
            Complete(ranges, partitions, time.GetElapsedTime(started));
        }
        catch (Exception) when (revoked.Token.IsCancellationRequested)
        {
            // Not done, so not committed: whoever owns the partitions next gets them again.
        }
#pragma warning disable CA1031 // Whatever it is, it must reach the poll loop instead of vanishing with this task.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            faults.Report(fault);
        }
    }

    private async Task<(List<BatchRange> Ranges, Handled Handled)> HandleAsync(
        MessageBatch batch, PartitionState[] partitions, List<byte[]> buffers, CancellationToken revoked)
    {
        BatchOutcome? outcome = null;
        try
        {
            outcome = await processor.ProcessAsync(batch, revoked);
            var alone = outcome?.Refused ?? [.. Enumerable.Range(0, batch.Count)];
            foreach (var index in alone)
            {
                var message = batch.Messages[index];
                single.Start(IncomingMessages.Of(batch.Topic, batch.Runs[message.Run], message), partitions[message.Run]);
            }

            return (batch.Cut([.. Enumerable.Range(0, batch.Count).Except(alone)]), outcome?.Handled ?? Handled.Done);
        }
        finally
        {
            budget.ReleaseSlot(batch.Bytes);

            // A handler that failed may have left somebody behind who still reads.
            if (outcome is not null)
            {
                pool.Return(buffers);
                batch.Clear();
                _free.Add(batch);
            }
        }
    }

    private void Complete(List<BatchRange> ranges, PartitionState[] partitions, TimeSpan duration)
    {
        var count = 0;
        foreach (var range in ranges)
        {
            partitions[range.Run.Number].Complete(range.First, range.Last);
            count += range.Count;
        }

        if (count > 0)
        {
            instruments.OnDone(count, duration);
        }
    }
}
