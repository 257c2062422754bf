using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// The poll thread's work: joins the group, polls until asked to stop, finishes what is in flight, commits and leaves the group.
/// Errors of the client make it pause and go on; what it cannot survive it throws.
/// </summary>
public sealed partial class PollLoop(
    IBrokerAddress address,
    Assignment assignment,
    RebalanceHandler handover,
    MessageDispatcher dispatcher,
    RecordAccumulator accumulator,
    PooledBytesReader buffers,
    IEnumerable<IFlushPending> pending,
    FlowControl flow,
    OffsetCommitter committer,
    InFlightBudget budget,
    AssignorConflict conflict,
    ConfirmationWatch confirmations,
    InputTopic topic,
    FatalErrorSource faults,
    IIngestProgress progress,
    BrokerWatch watch,
    KafkaProducer producer,
    IRecordProducer records,
    IOptions<KafkaOptions> options,
    TimeProvider time,
    ILogger<PollLoop> logger)
{
    /// <summary>Looking at the state of things for every message would cost more than receiving it.</summary>
    private const int MessagesBetweenLooks = 64;

    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SlotTime = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MetadataLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ErrorPause = TimeSpan.FromMilliseconds(200);

    private readonly KafkaOptions _options = options.Value;
    private bool _hasReceived;

    /// <summary>Blocks the calling thread until <paramref name="stop"/> is set and everything is handed back.</summary>
    public void Run(CancellationToken stop)
    {
        if (!_options.ExactlyOnce)
        {
            producer.Connect();
        }

        handover.Stop = stop;
        var consumer = Build();
        var commits = new CommitLoop(consumer, assignment, committer, faults, _options);
        try
        {
            Join(consumer, stop);
            progress.Enter(IngestState.Running);
            while (!stop.IsCancellationRequested)
            {
                Poll(consumer, stop);
            }

            Drain(consumer);
        }
        finally
        {
            Leave(consumer, commits);
        }
    }

    private InputConsumer Build() =>
        ClientBuild.Of(new ConsumerBuilder<PooledBytes, PooledBytes>(ClientSettings.ForConsumer(_options, address.BootstrapServers))
            .SetKeyDeserializer(buffers)
            .SetValueDeserializer(buffers)
            .SetPartitionsAssignedHandler(handover.Assigned)
            .SetPartitionsRevokedHandler(handover.Revoked)
            .SetPartitionsLostHandler(handover.Lost)
            .SetErrorHandler((_, error) => OnClientError(error))
            .SetLogHandler((_, line) => OnClientLog(line))
            .Build);

    private void Poll(InputConsumer consumer, CancellationToken stop)
    {
        progress.Polled();
        ThrowIfBroken();
        confirmations.Look();
        if (topic.HasChanged)
        {
            TurnToTopic(consumer, stop);
        }

        flow.Regulate(consumer);
        if (accumulator.IsFull)
        {
            accumulator.TrySend();
        }

        if (!TakeSome(consumer, stop) && !accumulator.IsGathering)
        {
            accumulator.TrySend();
        }
    }

    /// <summary>Takes what is there. Returns whether it was anything.</summary>
    private bool TakeSome(InputConsumer consumer, CancellationToken stop)
    {
        var taken = 0;
        do
        {
            buffers.Mark();
            if (Receive(consumer, taken == 0 ? PatienceNow : TimeSpan.Zero, stop) is not { } received)
            {
                break;
            }

            if (topic.HasChanged)
            {
                PutBack(consumer, received);
                buffers.Rewind();
                break;
            }

            if (received.IsPartitionEOF)
            {
                dispatcher.AtEnd(received);
                continue;
            }

            taken++;
            if (!dispatcher.Dispatch(consumer, received))
            {
                buffers.Rewind();
            }
        }
        while (taken < MessagesBetweenLooks && !budget.IsFull);
        return taken > 0;
    }

    /// <summary>How long to wait for a message: not at all while a batch could be sent instead.</summary>
    private TimeSpan PatienceNow => accumulator.IsEmpty ? PollTime : budget.HasSlot && !accumulator.IsGathering ? TimeSpan.Zero : SlotTime;

    private InputRecord? Receive(InputConsumer consumer, TimeSpan patience, CancellationToken stop)
    {
        var waited = flow.IsPaused && budget.IsFull;
        if (waited)
        {
            budget.WaitForRoom(PollTime);
        }

        try
        {
            var received = consumer.Consume(waited ? TimeSpan.Zero : patience);
            _hasReceived |= received is not null;
            return received;
        }
        catch (ConsumeException failure) when (!failure.Error.IsFatal)
        {
            if (failure.Error.Code == ErrorCode.InconsistentGroupProtocol)
            {
                conflict.Explain(consumer.Handle);
            }
            else if (!_hasReceived && KafkaAccessException.ToRead(_options, failure.Error) is { } refused)
            {
                // Once it has read, a right that is taken away may come back.
                progress.ClientError(failure.Error.Reason);
                faults.Report(refused);
            }
            else
            {
                Tell(failure.Error);
            }

            stop.WaitHandle.WaitOne(ErrorPause);
            return null;
        }
    }

    /// <summary>A call failed and is repeated.</summary>
    private void Tell(Error error)
    {
        progress.ClientError(error.Reason);
        if (watch.Tells(error))
        {
            LogPollFailed(error.Code, error.Reason);
        }
    }

    private void ThrowIfBroken()
    {
        if (faults.First is { } fault)
        {
            throw fault as KafkaAccessException ?? (Exception)new KafkaClientException($"Ingestion cannot go on: {fault.Message}", fault);
        }

        if (producer.FatalError is { } fatal)
        {
            throw fatal.Code == ErrorCode.ClusterAuthorizationFailed
                ? KafkaAccessException.Write(_options, fatal.Reason)
                : new KafkaClientException($"The producer cannot go on: {fatal.Reason}. A new process takes up from the committed offsets.");
        }
    }

    private void OnClientLog(LogMessage line)
    {
        topic.Hear(line);
        watch.Log(logger, line);
    }

    private void OnClientError(Error error)
    {
        progress.ClientError(error.Reason);
        if (error.IsFatal)
        {
            faults.Report(new KafkaClientException($"The consumer cannot go on: {error.Reason} ({error.Code}).{InstanceHint.Of(error.Code, _options)}"));
        }
        else if (watch.Tells(error))
        {
            LogClientError(error.Code, error.Reason);
        }
    }
}
