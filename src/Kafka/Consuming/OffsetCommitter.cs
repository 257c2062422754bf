using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Kafka.Transactions;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// Commits watermarks. A refusal changes nothing: the partition stays due and is committed with the next call. Thread-safe;
/// commits never overlap, so an older watermark cannot overtake a newer one.
/// </summary>
/// <param name="instruments">Counts.</param>
/// <param name="logger">Tells.</param>
/// <param name="transactions">With them, watermarks are committed together with the records of the messages below them.</param>
public sealed partial class OffsetCommitter(KafkaInstruments instruments, ILogger<OffsetCommitter> logger, TransactionRun? transactions = null)
{
    private readonly object _one = new();
    private bool _closed;

    /// <summary>Commits those partitions whose watermark has moved. Blocks until the broker has answered. Returns whether nothing is due.</summary>
    public bool Commit(InputConsumer consumer, IEnumerable<PartitionWork> partitions)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        lock (_one)
        {
            if (_closed)
            {
                return false;
            }

            var due = (from work in partitions
                       let offset = work.Committable
                       where offset > work.Committed
                       select (Work: work, Offset: offset)).ToArray();
            return transactions is null ? due.Length == 0 || TryCommit(consumer, due) : TryCommitAll(transactions, consumer, due);
        }
    }

    /// <summary>Ends committing for good. Returns false if a commit is still under way after this time: then the consumer is in use.</summary>
    public bool TryClose(TimeSpan limit)
    {
        if (!Monitor.TryEnter(_one, limit))
        {
            return false;
        }

        _closed = true;
        Monitor.Exit(_one);
        return true;
    }

    private static bool TryCommitAll(TransactionRun transactions, InputConsumer consumer, (PartitionWork Work, long Offset)[] due)
    {
        var committed = transactions.Commit(() => consumer.ConsumerGroupMetadata, due);
        if (committed)
        {
            Array.ForEach(due, entry => entry.Work.MarkCommitted(entry.Offset));
        }

        return committed;
    }

    private bool TryCommit(InputConsumer consumer, (PartitionWork Work, long Offset)[] due)
    {
        try
        {
            consumer.Commit(due.Select(entry => new TopicPartitionOffset(entry.Work.Partition, entry.Offset)));
            Array.ForEach(due, entry => entry.Work.MarkCommitted(entry.Offset));
            return true;
        }
        catch (TopicPartitionOffsetException refused)
        {
            var accepted = refused.Results.Where(result => !result.Error.IsError).Select(result => result.TopicPartition).ToHashSet();
            Array.ForEach(due, entry =>
            {
                if (accepted.Contains(entry.Work.Partition))
                {
                    entry.Work.MarkCommitted(entry.Offset);
                }
            });
            return Refused(refused);
        }
        catch (KafkaException refused)
        {
            return Refused(refused);
        }
    }

    private bool Refused(KafkaException refused)
    {
        instruments.OnCommitFailed();
        LogRefused(refused.Error.Code, refused.Error.Reason);
        return false;
    }
}
