using System.Diagnostics;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// What happens when partitions come and go. All methods run on the poll thread, inside the client's rebalance callbacks: they must
/// return in time and must not throw.
/// </summary>
public sealed partial class PartitionHandover(
    Assignment assignment,
    OffsetCommitter committer,
    FlowControl flow,
    BatchLane batches,
    IMessageHandler handler,
    BrokerAddress address,
    IOptions<KafkaOptions> options,
    ILogger<PartitionHandover> logger)
{
    private static readonly TimeSpan CommittedLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CommitLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenHastening = TimeSpan.FromMilliseconds(100);

    /// <summary>How long work in flight may take when partitions are revoked.</summary>
    public TimeSpan IdleLimit { get; set; } = options.Value.RevokeTimeout;

    /// <summary>
    /// New partitions: each starts at its committed offset, or at its beginning when there is none.
    /// </summary>
    public IEnumerable<TopicPartitionOffset> Assigned(InputConsumer consumer, List<TopicPartition> partitions)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        var starts = GoOn(consumer, partitions);
        LogAssigned(partitions, assignment.Owned.Count);
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
        LogRevoked(partitions, unfinished, assignment.Owned.Count);
    }

    /// <summary>Partitions are already somebody else's: nothing may be committed for them.</summary>
    public void Lost(InputConsumer consumer, List<TopicPartitionOffset> partitions)
    {
        Forget(consumer, Owned(partitions));
        LogLost(partitions, assignment.Owned.Count);
    }

    private void FinishInTime(PartitionWork[] leaving)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var work in leaving)
        {
            while (work.InFlight > 0 && IdleLimit - Stopwatch.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
            {
                batches.TrySend();
                handler.FlushPending();
                work.WaitUntilIdle(left < BetweenHastening ? left : BetweenHastening);
            }
        }
    }

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
            LogCommittedUnknown(failure.Error.Reason);
            return null;
        }
    }
}
