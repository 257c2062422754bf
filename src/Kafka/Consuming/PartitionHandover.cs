using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Status;

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
    IEnumerable<IFlushPending> pending,
    BrokerAddress address,
    IngestFaults faults,
    IngestStatus status,
    IOptions<KafkaOptions> options,
    TimeProvider time,
    ILogger<PartitionHandover> logger)
{
    private static readonly TimeSpan CommittedLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenFlushes = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the client waits for the answer to a request, unless it is told otherwise.</summary>
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A commit that the client cannot send yet it keeps for the session timeout, and then sends as whatever member it is by then. So it is waited
    /// for: it would write an offset to a partition that belongs to somebody else.
    /// </summary>
    private readonly TimeSpan _commitLimit = options.Value.SessionTimeout + RequestLimit;

    /// <summary>
    /// New partitions: each starts at its committed offset, or at its beginning when there is none.
    /// </summary>
    public IEnumerable<TopicPartitionOffset> Assigned(InputConsumer consumer, List<TopicPartition> partitions)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        status.MayTake(CommittedLimit);
        var starts = GoOn(consumer, partitions);
        status.Joined(true);
        LogAssigned(partitions, assignment.Owned.Count);
        return starts;
    }

    /// <summary>Partitions move to another consumer: work in flight may finish, what is done is committed, the rest is abandoned.</summary>
    public void Revoked(InputConsumer consumer, List<TopicPartitionOffset> partitions)
    {
        var leaving = Owned(partitions);
        status.MayTake(options.Value.RevokeTimeout + _commitLimit);
        FinishInTime(leaving, options.Value.RevokeTimeout);
        var unfinished = leaving.Sum(work => work.InFlight);
        End(consumer, leaving, commit: true);
        Forget(consumer, leaving);
        LogRevoked(partitions, unfinished, assignment.Owned.Count);
    }

    /// <summary>Partitions are already somebody else's: nothing may be committed for them.</summary>
    public void Lost(InputConsumer consumer, List<TopicPartitionOffset> partitions)
    {
        var leaving = Owned(partitions);
        status.Joined(false);
        status.MayTake(_commitLimit);
        End(consumer, leaving, commit: false);
        Forget(consumer, leaving);
        LogLost(partitions, assignment.Owned.Count);
    }

    /// <summary>The consumer leaves the group: commits what is done and abandons the rest. Returns false if a commit gets no answer in this time.</summary>
    public bool Leave(InputConsumer consumer, TimeSpan limit)
    {
        var leaving = assignment.Owned;
        status.Joined(false);
        var ended = committer.TryEnd(consumer, leaving, commit: true, limit);
        Forget(consumer, leaving);
        return ended;
    }

    private void End(InputConsumer consumer, IReadOnlyCollection<PartitionWork> leaving, bool commit)
    {
        if (!committer.TryEnd(consumer, leaving, commit, _commitLimit))
        {
            faults.Report(new KafkaClientException(
                $"A commit got no answer within {_commitLimit} while partitions moved to another consumer. The client may still send it and overwrite "
                + "what their next owner has committed, so it is given up. A new process takes up from the committed offsets."));
        }
    }

    private void FinishInTime(PartitionWork[] leaving, TimeSpan limit)
    {
        var started = time.GetTimestamp();
        foreach (var work in leaving)
        {
            while (work.InFlight > 0 && limit - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
            {
                batches.TrySend();
                foreach (var completions in pending)
                {
                    completions.FlushPending();
                }

                work.WaitUntilIdle(left < BetweenFlushes ? left : BetweenFlushes);
            }
        }
    }

    private PartitionWork[] Owned(List<TopicPartitionOffset> partitions) =>
        assignment.Owned.Where(work => partitions.Exists(gone => gone.TopicPartition == work.Partition)).ToArray();

    private void Forget(InputConsumer consumer, IReadOnlyCollection<PartitionWork> leaving)
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
