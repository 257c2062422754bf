using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Kafka.Processing;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

/// <summary>
/// Takes what the poll thread received: enters it in the partition's watermark and the budget and hands it to the thread pool, so that
/// no handler ever runs on the poll thread. Notices offsets that the broker dropped before they were read, and rewound partitions.
/// Called by the poll thread alone.
/// </summary>
public sealed partial class MessageDispatcher(
    MessageProcessor processor,
    Assignment assignment,
    InFlightBudget budget,
    IngestFaults faults,
    KafkaInstruments instruments,
    IOptions<KafkaOptions> options,
    TimeProvider time,
    ILogger<MessageDispatcher> logger)
{
    private readonly string _topic = options.Value.InputTopic;

    public void Dispatch(IConsumer<byte[]?, byte[]?> consumer, ConsumeResult<byte[]?, byte[]?> received)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(received);
        if (assignment.Find(received.Partition.Value) is not { } work)
        {
            // Fetched before the partition was taken away: its new owner gets it.
            return;
        }

        var offset = received.Offset.Value;
        if (work.Next is var next and >= 0 && offset > next)
        {
            ReportLost(consumer, work, next);
        }

        if (!work.TryBegin(offset))
        {
            if (!IsLogShorterThanRead(consumer, work))
            {
                // The client went back, as older ones do in a rebalance: what comes again is done or in flight already.
                return;
            }

            work = StartOver(work, offset);
        }

        instruments.OnConsumed();
        var message = Read(received, Math.Max(0, work.Committable));
        budget.Take(message.SizeBytes);
        ThreadPool.UnsafeQueueUserWorkItem(
            new InFlightMessage(message, work, processor, budget, faults, instruments, time), preferLocal: false);
    }

    /// <summary>A gap is a loss only as far as the log now begins behind it; the rest was compacted away or holds transaction markers.</summary>
    private void ReportLost(IConsumer<byte[]?, byte[]?> consumer, PartitionWork work, long expected)
    {
        var begin = consumer.GetWatermarkOffsets(work.Partition).Low.Value;
        if (begin > expected)
        {
            instruments.OnLost(begin - expected);
            LogLost(work.Partition, expected, begin - 1, begin - expected);
        }
    }

    private static bool IsLogShorterThanRead(IConsumer<byte[]?, byte[]?> consumer, PartitionWork work) =>
        consumer.GetWatermarkOffsets(work.Partition).High.Value is var end and >= 0 && end < work.Next;

    /// <summary>The topic was created anew, or lost its end: what was known about the partition holds no longer.</summary>
    private PartitionWork StartOver(PartitionWork work, long offset)
    {
        LogRewound(work.Partition, work.Next, offset);
        var fresh = new PartitionWork(work.Partition, OffsetWatermark.Unknown);
        assignment.Add(fresh);
        fresh.TryBegin(offset);
        return fresh;
    }

    private IncomingMessage Read(ConsumeResult<byte[]?, byte[]?> received, long watermark) => new()
    {
        Topic = _topic,
        Partition = received.Partition.Value,
        Offset = received.Offset.Value,
        TimestampMilliseconds = received.Message.Timestamp.Type == TimestampType.NotAvailable
            ? -1
            : received.Message.Timestamp.UnixTimestampMs,
        Key = received.Message.Key,
        Value = received.Message.Value,
        ValueIsNull = received.Message.Value is null,
        Headers = Read(received.Message.Headers),
        Watermark = watermark,
    };

    private static KeyValuePair<string, byte[]>[] Read(Headers? headers)
    {
        if (headers is null || headers.Count == 0)
        {
            return [];
        }

        var read = new KeyValuePair<string, byte[]>[headers.Count];
        for (var at = 0; at < read.Length; at++)
        {
            read[at] = new(headers[at].Key, headers[at].GetValueBytes());
        }

        return read;
    }
}
