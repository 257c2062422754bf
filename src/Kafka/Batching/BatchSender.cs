using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Processing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>
/// Takes batches from the poll thread and works on them on the thread pool; what cannot be handled together is handled one by one.
/// Thread-safe.
/// </summary>
public sealed class BatchSender(
    MessageProcessor processor,
    InFlightBudget budget,
    IngestFaults faults,
    KafkaInstruments instruments,
    SlabPool pool,
    IOptions<KafkaOptions> options,
    TimeProvider time)
{
    private readonly ConcurrentBag<MessageBatch> _free = [];

    internal MessageProcessor Processor => processor;

    internal IngestFaults Faults => faults;

    /// <summary>An empty batch.</summary>
    public MessageBatch Rent() => _free.TryTake(out var batch) ? batch : new MessageBatch(options.Value.InputTopic);

    /// <summary>Starts working on a closed batch, for which a slot was taken. Returns at once.</summary>
    public void Send(IBatchHandler handler, MessageBatch batch, List<byte[]> slabs) =>
        ThreadPool.UnsafeQueueUserWorkItem(new InFlightBatch(handler, batch, slabs, this, time), preferLocal: false);

    /// <summary>A message of a batch goes its own way, with bytes of its own.</summary>
    internal void SendAlone(MessageBatch batch, int index)
    {
        var message = batch.Messages[index];
        var run = batch.Runs[message.Run];
        SendAlone(IncomingMessages.Of(batch.Topic, run.Partition, run.Watermark, message), run.Work);
    }

    /// <summary>Starts working on one message. Returns at once.</summary>
    internal void SendAlone(IncomingMessage message, PartitionWork work)
    {
        budget.Take(message.SizeBytes);
        ThreadPool.UnsafeQueueUserWorkItem(
            new InFlightMessage(message, work, processor, budget, faults, instruments, time), preferLocal: false);
    }

    /// <summary>The effects of a batch are durable, or its messages go alone: its room and slot are free.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="slabs">Its bytes; null when somebody may still read them.</param>
    internal void Recycle(MessageBatch batch, List<byte[]>? slabs)
    {
        budget.ReleaseSlot(batch.Bytes);
        if (slabs is not null)
        {
            pool.Return(slabs);
            batch.Clear();
            _free.Add(batch);
        }
    }

    /// <summary>The messages of these ranges are done.</summary>
    internal void Complete(IReadOnlyList<BatchRange> ranges, TimeSpan duration)
    {
        var count = 0;
        foreach (var range in ranges)
        {
            range.Run.Work.Complete(range.First, range.Last);
            count += range.Count;
        }

        if (count > 0)
        {
            instruments.OnDone(count, duration);
        }
    }
}
