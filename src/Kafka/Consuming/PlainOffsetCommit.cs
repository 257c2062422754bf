using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>Commits watermarks by themselves. A refusal changes nothing: the partition stays due and is committed with the next call.</summary>
public sealed partial class PlainOffsetCommit(KafkaInstruments instruments, ILogger<PlainOffsetCommit> logger) : IOffsetCommit
{
    public bool Commit(InputConsumer consumer, IReadOnlyList<(PartitionWork Work, long Offset)> due)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(due);
        if (due.Count == 0)
        {
            return true;
        }

        try
        {
            consumer.Commit(due.Select(entry => new TopicPartitionOffset(entry.Work.Partition, entry.Offset)));
            Mark(due);
            return true;
        }
        catch (TopicPartitionOffsetException refused)
        {
            var accepted = refused.Results.Where(result => !result.Error.IsError).Select(result => result.TopicPartition).ToHashSet();
            Mark(due.Where(entry => accepted.Contains(entry.Work.Partition)));
            return Refused(refused);
        }
        catch (KafkaException refused)
        {
            return Refused(refused);
        }
    }

    private static void Mark(IEnumerable<(PartitionWork Work, long Offset)> committed)
    {
        foreach (var (work, offset) in committed)
        {
            work.MarkCommitted(offset);
        }
    }

    private bool Refused(KafkaException refused)
    {
        instruments.OnCommitFailed();
        LogRefused(refused.Error.Code, refused.Error.Reason);
        return false;
    }
}
