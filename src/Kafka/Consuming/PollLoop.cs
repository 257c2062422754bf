using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// The poll thread's work: joins the group, polls until asked to stop, finishes what is in flight, commits and leaves the group.
/// Errors of the client make it pause and go on; what it cannot survive it throws.
/// </summary>
public sealed partial class PollLoop(
    BrokerAddress address,
    Assignment assignment,
    PartitionHandover handover,
    MessageDispatcher dispatcher,
    BatchLane batches,
    SlabReader slabs,
    IEnumerable<IFlushPending> pending,
    FlowControl flow,
    OffsetCommitter committer,
    InFlightBudget budget,
    IngestFaults faults,
    IngestStatus status,
    KafkaProducer producer,
    IOptions<KafkaOptions> options,
    TimeProvider time,
    ILogger<PollLoop> logger)
{
    /// <summary>Looking at the state of things for every message would cost more than receiving it.</summary>
    private const int MessagesBetweenLooks = 64;

    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SlotTime = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MetadataLimit = TimeSpan.FromSeconds(10);

    /// <summary>A broker that does not answer must not hold up the end of the process for long.</summary>
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan ErrorPause = TimeSpan.FromMilliseconds(200);

    private readonly KafkaOptions _options = options.Value;

    /// <summary>Blocks the calling thread until <paramref name="stop"/> is set and everything is handed back.</summary>
    public void Run(CancellationToken stop)
    {
        if (!_options.ExactlyOnce)
        {
            producer.Connect();
        }

        var consumer = Build();
        var commits = new CommitLoop(consumer, assignment, committer, faults, _options);
        try
        {
            Join(consumer);
            status.Enter(IngestState.Running);
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
        new ConsumerBuilder<RecordBytes, RecordBytes>(ClientSettings.ForConsumer(_options, address.BootstrapServers))
            .SetKeyDeserializer(slabs)
            .SetValueDeserializer(slabs)
            .SetPartitionsAssignedHandler(handover.Assigned)
            .SetPartitionsRevokedHandler(handover.Revoked)
            .SetPartitionsLostHandler(handover.Lost)
            .SetErrorHandler((_, error) => OnClientError(error))
            .SetLogHandler((_, line) => ClientLog.Write(logger, line))
            .Build();

    private void Join(InputConsumer consumer)
    {
        if (_options.JoinsGroup)
        {
            consumer.Subscribe(_options.InputTopic);
            return;
        }

        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var topic = admin.GetMetadata(_options.InputTopic, MetadataLimit).Topics.Single();
        consumer.Assign(handover.Assigned(
            consumer, topic.Partitions.ConvertAll(partition => new TopicPartition(topic.Topic, partition.PartitionId))));
    }

    private void Poll(InputConsumer consumer, CancellationToken stop)
    {
        status.Polled();
        ThrowIfBroken();
        flow.Regulate(consumer);
        if (batches.IsFull)
        {
            batches.TrySend();
        }

        if (!TakeSome(consumer, stop) && !batches.IsGathering)
        {
            batches.TrySend();
        }
    }

    /// <summary>Takes what is there. Returns whether it was anything.</summary>
    private bool TakeSome(InputConsumer consumer, CancellationToken stop)
    {
        var taken = 0;
        do
        {
            slabs.Mark();
            if (Receive(consumer, taken == 0 ? PatienceNow : TimeSpan.Zero, stop) is not { } received)
            {
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
                slabs.Rewind();
            }
        }
        while (taken < MessagesBetweenLooks && !budget.IsFull);
        return taken > 0;
    }

    /// <summary>How long to wait for a message: not at all while a batch could be sent instead.</summary>
    private TimeSpan PatienceNow => batches.IsEmpty ? PollTime : budget.HasSlot && !batches.IsGathering ? TimeSpan.Zero : SlotTime;

    private InputRecord? Receive(InputConsumer consumer, TimeSpan patience, CancellationToken stop)
    {
        var waited = flow.IsPaused && budget.IsFull;
        if (waited)
        {
            budget.WaitForRoom(PollTime);
        }

        try
        {
            return consumer.Consume(waited ? TimeSpan.Zero : patience);
        }
        catch (ConsumeException failure) when (!failure.Error.IsFatal)
        {
            status.ClientError(failure.Error.Reason);
            LogPollFailed(failure.Error.Code, failure.Error.Reason);
            stop.WaitHandle.WaitOne(ErrorPause);
            return null;
        }
    }

    private void ThrowIfBroken()
    {
        if (faults.First is { } fault)
        {
            throw new KafkaClientException($"Ingestion cannot go on: {fault.Message}", fault);
        }

        if (producer.FatalError is { } fatal)
        {
            throw new KafkaClientException($"The producer cannot go on: {fatal}. A new process takes up from the committed offsets.");
        }
    }

    /// <summary>Polls on without taking anything, so that the group keeps its member while work in flight finishes.</summary>
    private void Drain(InputConsumer consumer)
    {
        status.Enter(IngestState.Draining);
        LogDraining(budget.Messages, _options.DrainTimeout);
        var started = time.GetTimestamp();
        while (IsUnfinished && time.GetElapsedTime(started) < _options.DrainTimeout)
        {
            status.Polled();
            flow.PauseAll(consumer);
            batches.TrySend();
            foreach (var completions in pending)
            {
                completions.FlushPending();
            }

            foreach (var work in assignment.Owned)
            {
                work.WaitUntilIdle(TimeSpan.FromMilliseconds(10));
            }

            slabs.Mark();
            Receive(consumer, PatienceNow, new CancellationToken(canceled: true));
            slabs.Rewind();
        }
    }

    private bool IsUnfinished => assignment.Owned.Any(work => work.InFlight > 0);

    private void OnClientError(Error error)
    {
        status.ClientError(error.Reason);
        LogClientError(error.Code, error.Reason, error.IsFatal);
        if (error.IsFatal)
        {
            faults.Report(new KafkaClientException($"The consumer cannot go on: {error.Reason} ({error.Code})."));
        }
    }
}
