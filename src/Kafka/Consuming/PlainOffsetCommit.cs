using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>Commits watermarks by themselves. A refusal changes nothing: the partition stays due and is committed with the next call.</summary>
public sealed partial class PlainOffsetCommit(KafkaInstruments instruments, BrokerWatch watch, ILogger<PlainOffsetCommit> logger) : IOffsetCommit
{
    public bool Commit(InputConsumer consumer, IReadOnlyList<(PartitionState State, long Offset)> due)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(due);
        if (due.Count == 0)
        {
            return true;
        }

        try
        {
            consumer.Commit(due.Select(entry => new TopicPartitionOffset(entry.State.Partition, entry.Offset)));
            Mark(due);
            return true;
        }
        catch (TopicPartitionOffsetException refused)
        {
            var accepted = refused.Results.Where(result => !result.Error.IsError).Select(result => result.TopicPartition).ToHashSet();
            Mark(due.Where(entry => accepted.Contains(entry.State.Partition)));
            return Refused(refused);
        }
        catch (KafkaException refused)
        {
            return Refused(refused);
        }
    }

    private static void Mark(IEnumerable<(PartitionState State, long Offset)> committed)
    {
        foreach (var (state, offset) in committed)
        {
            state.MarkCommitted(offset);
        }
    }

    private bool Refused(KafkaException refused)
    {
        instruments.OnCommitFailed();
        if (watch.Tells(refused.Error))
        {
            LogRefused(refused.Error.Code, refused.Error.Reason);
        }

        return false;
    }
}
