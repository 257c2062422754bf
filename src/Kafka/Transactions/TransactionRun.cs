using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Status;
using ErrorCode = Confluent.Kafka.ErrorCode;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Transactions;

/// <summary>
/// Commits watermarks and the records of the messages below them as one transaction, at most one at a time. What cannot be committed is
/// aborted and goes into the next transaction. A fatal error ends ingestion: a new process takes up. Never throws; used under the
/// committer's lock.
/// </summary>
public sealed partial class TransactionRun(
    ITransactionClient client,
    TransactionOutbox outbox,
    TopicLimits limits,
    ConsumptionGate gate,
    IngestFaults faults,
    KafkaInstruments instruments,
    IOptions<KafkaOptions> options,
    ILogger<TransactionRun> logger)
{
    private static readonly TimeSpan RepeatPause = TimeSpan.FromMilliseconds(50);

    private readonly KafkaOptions _options = options.Value;
    private readonly RefusedSizes _sizes = new(limits, options.Value.ResponseTopic);
    private GateHold? _hold;
    private bool _ready;
    private bool _dead;

    /// <summary>Returns whether everything is committed. Blocks until the broker has answered.</summary>
    /// <param name="group">The consumer's membership of its group, as of now.</param>
    /// <param name="due">Each partition's new watermark; may be empty.</param>
    public bool Commit(Func<IConsumerGroupMetadata> group, IReadOnlyList<(PartitionWork Work, long Offset)> due)
    {
        if (_dead)
        {
            return false;
        }

        var records = outbox.Take(due);
        if (due.Count == 0 && records.Count == 0 && _ready)
        {
            return true;
        }

        try
        {
            Begin();
            if (due.Count > 0 || records.Count > 0)
            {
                Write(group, due, records);
                outbox.Remove(records, due);
            }

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

    private void Write(
        Func<IConsumerGroupMetadata> group, IReadOnlyList<(PartitionWork Work, long Offset)> due, IReadOnlyList<HeldRecord> records)
    {
        client.Begin();
        try
        {
            var count = Produce(records);
            if (due.Count > 0)
            {
                var offsets = due.Select(entry => new TopicPartitionOffset(entry.Work.Partition, entry.Offset)).ToArray();
                Repeat(() => client.SendOffsets(offsets, group()));
            }

            Repeat(client.Commit);
            for (var sent = 0; sent < count; sent++)
            {
                instruments.OnSent();
            }
        }
        catch (KafkaException failure) when (!failure.Error.IsFatal)
        {
            Repeat(client.Abort);
            foreach (var record in _sizes.MakeFit())
            {
                LogTooLarge(record.Topic ?? _options.ResponseTopic, record.Value.Length);
            }

            throw;
        }
    }

    private int Produce(IReadOnlyList<HeldRecord> records)
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

    /// <summary>Calls again as the client asks: what it has begun is not known to have ended otherwise.</summary>
    private static void Repeat(Action step)
    {
        using var pause = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                step();
                return;
            }
            catch (KafkaRetriableException failure) when (!failure.Error.IsFatal)
            {
                pause.Wait(RepeatPause);
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
            LogWorksAgain();
        }
    }

    private void Failed(KafkaException failure)
    {
        instruments.OnCommitFailed();
        _hold ??= gate.Hold($"transactions do not work: {failure.Error.Reason}", closed: true);
        LogAborted(failure.Error.Code, failure.Error.Reason);
    }

    private void Die(KafkaException failure)
    {
        _dead = true;
        var reason = new KafkaClientException(
            $"The transactions of '{_options.EffectiveTransactionalId}' cannot go on: {failure.Error.Reason} ({failure.Error.Code}). "
            + $"Another process may run under the same {KafkaOptions.Section}:{nameof(_options.TransactionalId)}, or a transaction took longer than "
            + $"{KafkaOptions.Section}:{nameof(_options.TransactionTimeout)}. Nothing is lost: a new process takes up from what is committed.",
            failure);
        outbox.Close(new ProduceFailedException(reason.Message, failure) { Fatal = true });
        faults.Report(reason);
    }
}
