using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Kafka.Batching;
using ScenarioOrleans.Silo.Kafka.Embedded;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

/// <summary>
/// What happens when partitions come and go. All methods run on the poll thread, inside the client's rebalance callbacks: they must
/// return in time and must not throw.
/// </summary>
public sealed partial class PartitionHandover(
    Assignment assignment,
    OffsetCommitter committer,
    FlowControl flow,
    BatchLane batches,
    InFlightBudget budget,
    SumsRebuild rebuild,
    IMessageHandler handler,
    IngestFaults faults,
    BrokerWatch watch,
    BrokerAddress address,
    IOptions<KafkaOptions> options,
    ILogger<PartitionHandover> logger)
{
    private const int AttemptsToRebuild = 3;

    private static readonly TimeSpan CommittedLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenHastening = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the commit at a revocation may take.</summary>
    public TimeSpan CommitLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long work in flight may take when partitions are revoked.</summary>
    public TimeSpan IdleLimit { get; set; } = options.Value.RevokeTimeout;

    /// <summary>
    /// New partitions: each starts at its committed offset, or at its beginning when there is none or it is to be rebuilt.
    /// </summary>
    public IEnumerable<TopicPartitionOffset> Assigned(InputConsumer consumer, List<TopicPartition> partitions)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        var starts = options.Value.RebuildsFromLog ? Rebuild(consumer, partitions) : GoOn(consumer, partitions);
        if (partitions.Count > 0)
        {
            var (names, owned) = (PartitionList.Of(partitions), assignment.Owned.Count);
            LogAssigned(names, owned);
        }

        return starts;
    }

    /// <summary>Partitions move to another consumer: work in flight may finish, what is done is committed, the rest is abandoned.</summary>
    public void Revoked(InputConsumer consumer, List<TopicPartitionOffset> partitions)
    {
        var leaving = Owned(partitions);
        FinishInTime(leaving);
        var unfinished = leaving.Sum(work => work.InFlight);
        if (!Task.Run(() => committer.Commit(consumer, leaving)).Wait(CommitLimit))
        {
            LogCommitSlow(CommitLimit);
        }

        Forget(consumer, leaving);
        if (leaving.Length > 0)
        {
            var (names, owned) = (PartitionList.Of(leaving.Select(work => work.Partition)), assignment.Owned.Count);
            LogRevoked(names, unfinished, owned);
        }
    }

    /// <summary>Partitions are already somebody else's: nothing may be committed for them.</summary>
    public void Lost(InputConsumer consumer, List<TopicPartitionOffset> partitions)
    {
        Forget(consumer, Owned(partitions));
        var (names, owned) = (PartitionList.Of(partitions.Select(gone => gone.TopicPartition)), assignment.Owned.Count);
        LogLost(watch.IsAway ? LogLevel.Debug : LogLevel.Warning, names, owned);
    }

    private void FinishInTime(PartitionWork[] leaving)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var work in leaving)
        {
            while (work.InFlight > 0 && !IsStuck && IdleLimit - Stopwatch.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
            {
                batches.TrySend();
                handler.Hasten();
                work.WaitUntilIdle(left < BetweenHastening ? left : BetweenHastening);
            }
        }
    }

    /// <summary>All that is in flight waits for a rebuild, which does not go on while nothing is polled.</summary>
    private bool IsStuck => !rebuild.IsComplete && budget.IsEmpty && batches.IsEmpty;

    private PartitionWork[] Owned(List<TopicPartitionOffset> partitions) =>
        assignment.Owned.Where(work => partitions.Exists(gone => gone.TopicPartition == work.Partition)).ToArray();

    private void Forget(InputConsumer consumer, PartitionWork[] leaving)
    {
        flow.Forget(consumer, leaving);
        assignment.Remove(leaving.Select(work => work.Partition));
    }

    private List<TopicPartitionOffset> GoOn(InputConsumer consumer, List<TopicPartition> partitions)
    {
        // Where the broker does not say, the client asks again by itself.
        var starts = Committed(consumer, partitions) ?? partitions.ConvertAll(partition => new TopicPartitionOffset(partition, Offset.Unset));
        foreach (var start in starts)
        {
            // The embedded broker's log began with this process: what does not begin at 0 there has lost its beginning.
            var known = start.Offset.Value >= 0 ? start.Offset.Value : address.IsEmbedded ? 0 : OffsetWatermark.Unknown;
            assignment.Add(new PartitionWork(start.TopicPartition, known));
        }

        return starts;
    }

    /// <summary>Without the committed offsets nobody knows what was answered before: then nothing may be read.</summary>
    private List<TopicPartitionOffset> Rebuild(InputConsumer consumer, List<TopicPartition> partitions)
    {
        List<TopicPartitionOffset>? committed = null;
        for (var attempt = 0; attempt < AttemptsToRebuild && committed is null; attempt++)
        {
            committed = Committed(consumer, partitions);
        }

        if (committed is null)
        {
            faults.Report(new KafkaClientException(
                $"The offsets that group '{options.Value.GroupId}' has committed cannot be read, so nobody knows what was answered before. "
                + "Look after the broker; a new process tries again."));
            return [];
        }

        foreach (var known in committed)
        {
            var work = new PartitionWork(known.TopicPartition, OffsetWatermark.Unknown, Math.Max(0, known.Offset.Value));
            rebuild.Begin(work);
            assignment.Add(work);
        }

        return committed.ConvertAll(known => new TopicPartitionOffset(known.TopicPartition, Offset.Beginning));
    }

    /// <summary>
    /// The beginning where nothing is committed: left to find that out by itself, the client waits a tenth of a second. Null when the broker
    /// did not say.
    /// </summary>
    private List<TopicPartitionOffset>? Committed(InputConsumer consumer, List<TopicPartition> partitions)
    {
        try
        {
            return consumer.Committed(partitions, CommittedLimit)
                .ConvertAll(found => new TopicPartitionOffset(found.TopicPartition, found.Offset.Value >= 0 ? found.Offset : Offset.Beginning));
        }
        catch (KafkaException failure)
        {
            if (watch.Tells(failure.Error))
            {
                LogCommittedUnknown(failure.Error.Reason);
            }

            return null;
        }
    }
}
