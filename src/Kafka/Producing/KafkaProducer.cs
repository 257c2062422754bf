using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Producing;

/// <summary>
/// The one idempotent producer of the process, for answers and dead letters. A full client queue makes callers wait in the order in
/// which they came; nothing is dropped. What a topic does not take whole is written in parts where that is allowed. Thread-safe.
/// </summary>
public sealed partial class KafkaProducer : IRecordProducer, IDisposable
{
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FullQueuePause = TimeSpan.FromMilliseconds(10);

    private readonly Lock _order = new();
    private readonly Queue<PendingRecord> _waiting = new();
    private readonly KafkaOptions _options;
    private readonly TopicLimits _limits;
    private readonly KafkaInstruments _instruments;
    private readonly BrokerWatch _watch;
    private readonly TimeProvider _time;
    private readonly ILogger<KafkaProducer> _logger;
    private readonly Lazy<IProducer<byte[]?, byte[]?>> _client;
    private readonly CancellationTokenSource _givenUp = new();
    private Error? _fatal;
    private int _disposed;

    public KafkaProducer(
        IBrokerAddress address,
        IOptions<KafkaOptions> options,
        TopicLimits limits,
        KafkaInstruments instruments,
        BrokerWatch watch,
        TimeProvider time,
        ILogger<KafkaProducer> logger)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        (_limits, _instruments, _watch, _time, _logger, Unconfirmed) = (limits, instruments, watch, time, logger, new UnconfirmedRecords(time));
        _client = new Lazy<IProducer<byte[]?, byte[]?>>(() => Build(address));
    }

    /// <summary>Why the client can never send again; null while it can.</summary>
    public Error? FatalError => Volatile.Read(ref _fatal);

    internal UnconfirmedRecords Unconfirmed { get; }

    /// <summary>
    /// Connects ahead of the first record, which would otherwise wait for the idempotent producer's id. Asks for the topics in the background,
    /// because the client looks for those it does not know only once a second; never fails.
    /// </summary>
    public void Connect(params IEnumerable<string> topics)
    {
        var known = topics.Append(_options.ResponseTopic).Append(_options.EffectiveDeadLetterTopic);
        MetadataPrefetch.AskInBackground(_client.Value.Handle, known, _logger);
    }

    /// <summary>After it <see cref="Dispose"/> waits for nothing, as when Kafka does not answer.</summary>
    public void GiveUp() => _givenUp.Cancel();

    public Task ProduceAsync(OutgoingRecord record, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled(cancel);
        }

        if (_givenUp.IsCancellationRequested)
        {
            return Task.FromException(GivenUp());
        }

        return record.MaySplit ? SplitAsync(record, cancel) : SendAsync(record, cancel);
    }

    /// <summary>Waits for what was handed over, for a limited time, and closes the client.</summary>
    public void Dispose()
    {
        if (_client.IsValueCreated && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            var limit = _givenUp.IsCancellationRequested || _watch.IsAway ? TimeSpan.Zero : FlushLimit;
            var left = _client.Value.Flush(limit);
            if (left > 0)
            {
                LogLeftBehind(limit > TimeSpan.Zero ? LogLevel.Error : LogLevel.Debug, left, limit);
            }

            _client.Value.Dispose();
        }
    }

    private IProducer<byte[]?, byte[]?> Build(IBrokerAddress address)
    {
        var config = ClientSettings.ForProducer(_options, address.BootstrapServers);
        config.BatchSize = _limits.BatchBytes(config.BatchSize);
        return ClientBuild.Of(new ProducerBuilder<byte[]?, byte[]?>(config)
            .SetErrorHandler((_, error) => OnClientError(error))
            .SetLogHandler((_, line) => _watch.Log(_logger, line))
            .Build);
    }

    /// <summary>Whole where the topic takes it, else in parts; again, in smaller ones, where the broker refuses the size.</summary>
    private async Task SplitAsync(OutgoingRecord record, CancellationToken cancel)
    {
        var topic = record.Topic ?? _options.ResponseTopic;
        while (true)
        {
            var limit = _limits.Of(topic);
            var parts = RecordParts.Of(record, limit);
            try
            {
                await SendAsync(parts, cancel);
                return;
            }
            catch (ProduceFailedException refused) when (refused.TooLarge && _limits.Refuse(topic, limit))
            {
                LogTooLarge(topic, limit, _limits.Of(topic), refused.Message);
            }
        }
    }

    /// <summary>Hands over all of them, with nothing between.</summary>
    private Task SendAsync(IReadOnlyList<OutgoingRecord> records, CancellationToken cancel)
    {
        if (records.Count == 1)
        {
            return SendAsync(records[0], cancel);
        }

        lock (_order)
        {
            return Task.WhenAll(records.Select(record => SendAsync(record, cancel)).ToArray());
        }
    }

    private Task SendAsync(OutgoingRecord record, CancellationToken cancel)
    {
        var pending = new PendingRecord(record.Topic ?? _options.ResponseTopic, record, cancel);
        Unconfirmed.Add(pending.Written, pending.Topic);
        lock (_order)
        {
            if (_waiting.Count > 0)
            {
                _waiting.Enqueue(pending);
            }
            else if (!TrySend(pending))
            {
                _waiting.Enqueue(pending);
                _ = SendWaitingAsync();
            }
        }

        return cancel.CanBeCanceled ? pending.Written.WaitAsync(cancel) : UnlessGivenUpAsync(pending.Written);
    }

    private async Task UnlessGivenUpAsync(Task written)
    {
        try
        {
            await written.WaitAsync(_givenUp.Token);
        }
        catch (OperationCanceledException) when (_givenUp.IsCancellationRequested)
        {
            throw GivenUp();
        }
    }

    private static ProduceFailedException GivenUp() => new("The service stops; the record may not be written.");

    private void OnClientError(Error error)
    {
        if (error.IsFatal)
        {
            // Told as the reason why the service ends.
            Volatile.Write(ref _fatal, error);
        }
        else if (_watch.Tells(error))
        {
            LogClientError(error.Code, error.Reason);
        }
    }

    /// <summary>Returns false if the client's queue is full; any other outcome is told to the record. Called under the lock.</summary>
    private bool TrySend(PendingRecord pending)
    {
        try
        {
            _client.Value.Produce(pending.Topic, pending.ToMessage(), report => OnReport(pending, report.Error));
            return true;
        }
        catch (ProduceException<byte[]?, byte[]?> refused) when (refused.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (KafkaException refused)
        {
            pending.Fail(ProduceErrors.From(refused.Error, pending, _options));
            return true;
        }
#pragma warning disable CA1031 // Told to whoever waits for this record; those behind it must still be sent.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            pending.Fail(new ProduceFailedException($"A record could not be handed to the producer: {failure.Message}", failure) { Invalid = true });
            return true;
        }
    }

    private void OnReport(PendingRecord pending, Error error)
    {
        if (error.IsError)
        {
            pending.Fail(ProduceErrors.From(error, pending, _options));
        }
        else
        {
            _instruments.OnSent();
            pending.Succeed();
        }
    }

    /// <summary>Runs while records wait for room in the client's queue: one at a time, first come first sent.</summary>
    private async Task SendWaitingAsync()
    {
        while (true)
        {
            await Task.Delay(FullQueuePause, _time);
            lock (_order)
            {
                while (_waiting.TryPeek(out var next) && (next.GaveUp || TrySend(next)))
                {
                    _waiting.Dequeue();
                }

                if (_waiting.Count == 0)
                {
                    return;
                }
            }
        }
    }
}
