using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Processing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// Takes what the poll thread received: enters it in the partition's watermark and hands it to the record accumulator or, by itself, to the thread
/// pool, so that no handler ever runs on the poll thread. Notices offsets that the broker dropped before they were read, and rewound
/// partitions. Called by the poll thread alone.
/// </summary>
public sealed partial class MessageDispatcher(
    RecordAccumulator accumulator,
    MessageRunner single,
    Assignment assignment,
    InputTopic topic,
    KafkaInstruments instruments,
    IOptions<KafkaOptions> options,
    ILogger<MessageDispatcher> logger)
{
    private readonly string _topic = options.Value.InputTopic;

    /// <summary>The partition was read to its end. Where that lies behind a transaction's marker or a compacted gap, nothing is left to read all the same.</summary>
    public void AtEnd(InputRecord end)
    {
        ArgumentNullException.ThrowIfNull(end);
        assignment.Find(end.Partition.Value)?.SkipTo(end.Offset.Value);
    }

    /// <returns>Whether the record's bytes are in the open batch, and must stay as they are.</returns>
    public bool Dispatch(InputConsumer consumer, InputRecord received)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(received);
        if (assignment.Find(received.Partition.Value) is not { } state)
        {
            // Fetched before the partition was taken away: its new owner gets it.
            return false;
        }

        var offset = received.Offset.Value;
        var isNew = state.TryBegin(offset, out var expected);
        if (isNew && expected >= 0 && offset > expected)
        {
            ReportLost(consumer, state, expected);
        }

        if (!isNew)
        {
            if (!IsLogShorterThan(consumer, state, state.Next))
            {
                // The client went back, as older ones do in a rebalance: what comes again is done or in flight already.
                return false;
            }

            state = StartOver(state, state.Next, offset);
            state.TryBegin(offset);
        }

        instruments.OnConsumed();
        if (accumulator.TryAdd(state, received))
        {
            return true;
        }

        single.Start(IncomingMessages.Of(_topic, topic.Id, received, Math.Max(0, state.Committable)), state);
        return false;
    }

    /// <summary>A gap is a loss only as far as the log now begins behind it; the rest was compacted away or holds transaction markers.</summary>
    private void ReportLost(InputConsumer consumer, PartitionState state, long expected)
    {
        var begin = consumer.GetWatermarkOffsets(state.Partition).Low.Value;
        if (begin > expected)
        {
            instruments.OnLost(begin - expected);
            LogLost(state.Partition, expected, begin - 1, begin - expected);
        }
    }

    private static bool IsLogShorterThan(InputConsumer consumer, PartitionState state, long offset) =>
        consumer.GetWatermarkOffsets(state.Partition).High.Value is var end and >= 0 && end < offset;

    /// <summary>The topic lost its end, or was made anew by a broker without ids: what was known about the partition holds no longer.</summary>
    private PartitionState StartOver(PartitionState state, long expected, long offset)
    {
        LogRewound(state.Partition, expected, offset);
        var fresh = new PartitionState(state.Partition, OffsetWatermark.Unknown);
        assignment.Add(fresh);
        return fresh;
    }
}
