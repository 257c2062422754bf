using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Transactions;

/// <summary>
/// Commits watermarks and the records of the messages below them as one transaction, at most one at a time. When one fails at whatever step, its
/// producer is given up: whether it was committed is not known, and the client may still send its end, which would then end the next. A new
/// producer of the same id fences it, the committed offsets tell what became of it, and what it did not commit goes into the next. A fatal
/// error ends ingestion: a new process takes up.
/// </summary>
public sealed partial class TransactionCommitter(
    ITransactionClient client,
    TransactionOutbox outbox,
    TopicLimits limits,
    ConsumptionPause pause,
    FatalErrorSource faults,
    BrokerWatch watch,
    KafkaInstruments instruments,
    IOptions<KafkaOptions> options,
    ILogger<TransactionCommitter> logger) : IOffsetCommit
{
    private static readonly TimeSpan CommittedLimit = TimeSpan.FromSeconds(10);

    private readonly KafkaOptions _options = options.Value;
    private readonly RefusedRecords _sizes = new(limits, options.Value.ResponseTopic);
    private Attempt? _unknown;
    private PauseReason? _hold;
    private bool _told;
    private bool _ready;
    private bool _dead;

    public bool Commit(InputConsumer consumer, IReadOnlyList<(PartitionState State, long Offset)> due)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(due);
        if (_dead)
        {
            return false;
        }

        try
        {
            // Taken before anything is looked at: a member that is thrown out meanwhile is refused by it.
            var group = consumer.ConsumerGroupMetadata;
            Begin();
            Settle(consumer);
            if (_options.JoinsGroup && consumer.MemberId.Length == 0)
            {
                // Thrown out, and not told yet: as nobody's member its offsets would be taken unseen.
                return due.Count == 0;
            }

            Write(group, [.. due.Where(entry => entry.Offset > entry.State.Committed)]);
            Works();
            return true;
        }
        catch (KafkaException failure) when (failure.Error.IsFatal)
        {
            Die(failure);
        }
        catch (KafkaException failure)
        {
            Failed(failure);
        }

        return false;
    }

    private void Begin()
    {
        if (!_ready)
        {
            client.Init();
            _ready = true;
            LogReady(_options.EffectiveTransactionalId);
        }
    }

    /// <summary>
    /// What became of the transaction that failed: offsets are committed with the records or not at all. Of one without the offsets of a partition
    /// that is still owned it stays unknown, and its records are written again.
    /// </summary>
    private void Settle(InputConsumer consumer)
    {
        if (_unknown is not { } attempt)
        {
            return;
        }

        var owned = attempt.Due.Where(entry => !entry.State.CommitsEnded).ToDictionary(entry => entry.State.Partition, entry => entry.Offset);
        var isCommitted = owned.Count > 0
            && consumer.Committed(owned.Keys, CommittedLimit).Exists(found => found.Offset.Value >= owned[found.TopicPartition]);
        _unknown = null;
        LogSettled(isCommitted ? "committed" : "not committed", attempt.Records.Count);
        if (isCommitted)
        {
            Finish(attempt);
        }
    }

    private void Write(IConsumerGroupMetadata group, IReadOnlyList<(PartitionState State, long Offset)> due)
    {
        var attempt = new Attempt(due, outbox.Take(due));
        if (due.Count == 0 && attempt.Records.Count == 0)
        {
            return;
        }

        try
        {
            client.Begin();
            attempt.Parts = Produce(attempt.Records);
            if (due.Count > 0)
            {
                client.SendOffsets([.. due.Select(entry => new TopicPartitionOffset(entry.State.Partition, entry.Offset))], group);
            }

            client.Commit();
        }
        catch (KafkaException failure) when (!failure.Error.IsFatal)
        {
            (_ready, _unknown) = (false, attempt);
            foreach (var record in _sizes.MakeFit())
            {
                LogTooLarge(record.Topic ?? _options.ResponseTopic, record.Value.Length);
            }

            throw;
        }

        Finish(attempt);
    }

    private void Finish(Attempt attempt)
    {
        outbox.Remove(attempt.Records, attempt.Due);
        foreach (var (state, offset) in attempt.Due)
        {
            state.MarkCommitted(offset);
        }

        for (var sent = 0; sent < attempt.Parts; sent++)
        {
            instruments.OnSent();
        }
    }

    private int Produce(IReadOnlyList<OutboxRecord> records)
    {
        var count = 0;
        foreach (var held in records)
        {
            foreach (var part in _sizes.PartsOf(held.Record))
            {
                Produce(part.Topic ?? _options.ResponseTopic, part, held.Record);
                count++;
            }
        }

        return count;
    }

    private void Produce(string topic, OutgoingRecord part, OutgoingRecord whole)
    {
        while (true)
        {
            try
            {
                client.Produce(topic, MessageOf.Record(part), error => _sizes.OnReport(error, whole));
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> refused) when (refused.Error.Code == ErrorCode.Local_QueueFull)
            {
                client.Drain();
            }
            catch (ProduceException<byte[]?, byte[]?> refused)
            {
                _sizes.OnReport(refused.Error, whole);
                throw;
            }
        }
    }

    private void Works()
    {
        _sizes.Forget();
        if (_hold is not null)
        {
            _hold.Dispose();
            _hold = null;
            if (_told)
            {
                _told = false;
                LogWorksAgain();
            }
        }
    }

    private void Failed(KafkaException failure)
    {
        instruments.OnCommitFailed();
        _hold ??= pause.Add($"transactions do not work: {failure.Error.Reason}", pauses: true);
        if (watch.Tells(failure.Error))
        {
            _told = true;
            LogAborted(failure.Error.Code, failure.Error.Reason);
        }
    }

    private void Die(KafkaException failure)
    {
        _dead = true;
        Exception reason = failure.Error.Code is ErrorCode.TransactionalIdAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed
            ? KafkaAccessException.Transact(_options, failure.Error.Reason, failure)
            : new KafkaClientException(
            $"The transactions of '{_options.EffectiveTransactionalId}' cannot go on: {failure.Error.Reason} ({failure.Error.Code}). "
            + $"Another process may run under the same {KafkaOptions.Section}:{nameof(_options.TransactionalId)}, or a transaction took longer than "
            + $"{KafkaOptions.Section}:{nameof(_options.TransactionTimeout)}. Nothing is lost: a new process takes up from what is committed.",
            failure);
        outbox.Close(new ProduceFailedException(reason.Message, failure) { Fatal = true });
        faults.Report(reason);
    }

    /// <summary>What one transaction holds.</summary>
    private sealed record Attempt(IReadOnlyList<(PartitionState State, long Offset)> Due, IReadOnlyList<OutboxRecord> Records)
    {
        public int Parts { get; set; }
    }
}
