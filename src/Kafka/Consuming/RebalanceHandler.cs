using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// What happens when partitions come and go. All methods run on the poll thread, inside the client's rebalance callbacks: they must
/// return in time and must not throw.
/// </summary>
public sealed partial class RebalanceHandler(
    Assignment assignment,
    OffsetCommitter committer,
    FlowControl flow,
    RecordAccumulator accumulator,
    IEnumerable<IFlushPending> pending,
    IBrokerAddress address,
    FatalErrorSource faults,
    IIngestProgress progress,
    BrokerWatch watch,
    IOptions<KafkaOptions> options,
    TimeProvider time,
    ILogger<RebalanceHandler> logger)
{
    private static readonly TimeSpan CommittedLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenFlushes = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the client waits for the answer to a request, unless it is told otherwise.</summary>
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A commit that the client cannot send yet it keeps for the session timeout, and then sends as whatever member it is by then. So it is waited
    /// for: it would write an offset to a partition that belongs to somebody else.
    /// </summary>
    private readonly TimeSpan _commitLimit = options.Value.SessionTimeout + RequestLimit;

    /// <summary>Set when the service stops: nothing is waited for any longer.</summary>
    public CancellationToken Stop { get; set; }

    /// <summary>
    /// New partitions: each starts at its committed offset, or at its beginning when there is none.
    /// </summary>
    public IEnumerable<TopicPartitionOffset> Assigned(InputConsumer consumer, List<TopicPartition> partitions)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        progress.MayTake(CommittedLimit);
        var starts = GoOn(consumer, partitions);
        progress.Joined(true);
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
        progress.MayTake(options.Value.RevokeTimeout + _commitLimit);
        FinishInTime(leaving, options.Value.RevokeTimeout);
        var unfinished = leaving.Sum(state => state.InFlight);
        End(consumer, leaving, commit: true);
        Forget(consumer, leaving);
        if (leaving.Length > 0)
        {
            var (names, owned) = (PartitionList.Of(leaving.Select(state => state.Partition)), assignment.Owned.Count);
            LogRevoked(names, unfinished, owned);
        }
    }

    /// <summary>Partitions are already somebody else's: nothing may be committed for them.</summary>
    public void Lost(InputConsumer consumer, List<TopicPartitionOffset> partitions)
    {
        var leaving = Owned(partitions);
        progress.Joined(false);
        progress.MayTake(_commitLimit);
        End(consumer, leaving, commit: false);
        Forget(consumer, leaving);
        var (names, owned) = (PartitionList.Of(partitions.Select(gone => gone.TopicPartition)), assignment.Owned.Count);
        LogLost(watch.IsAway ? LogLevel.Debug : LogLevel.Warning, names, owned);
    }

    /// <summary>The consumer leaves the group: commits what is done and abandons the rest. Returns false if a commit gets no answer in this time.</summary>
    /// <param name="consumer">The member of the group.</param>
    /// <param name="commit">Without a broker there is no use in trying.</param>
    /// <param name="limit">How long it may take.</param>
    public bool Leave(InputConsumer consumer, bool commit, TimeSpan limit)
    {
        var leaving = assignment.Owned;
        progress.Joined(false);
        var ended = committer.TryEnd(consumer, leaving, commit, limit);
        Forget(consumer, leaving);
        return ended;
    }

    /// <summary>The topic was made anew: what is in flight is of the old one, and nothing is committed for it.</summary>
    public void Abandon(InputConsumer consumer)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        var owned = assignment.Owned;
        progress.MayTake(_commitLimit);
        End(consumer, owned, commit: false);
        Forget(consumer, owned);
    }

    /// <summary>Reads partitions from their beginning, whatever was committed for them.</summary>
    public void StartOver(InputConsumer consumer, IEnumerable<PartitionState> abandoned)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(abandoned);
        foreach (var partition in abandoned.Select(state => state.Partition))
        {
            assignment.Add(new PartitionState(partition, address.IsEmbedded ? 0 : OffsetWatermark.Unknown));
            consumer.Seek(new TopicPartitionOffset(partition, Offset.Beginning));
        }
    }

    /// <summary>While Kafka does not answer, a commit under way is waited for without limit: the process has nothing else to do, and a new one had no more.</summary>
    private void End(InputConsumer consumer, IReadOnlyCollection<PartitionState> leaving, bool commit)
    {
        var since = time.GetTimestamp();
        if (!committer.TryEnd(consumer, leaving, commit, BetweenLooks, MayWait) && !Stop.IsCancellationRequested)
        {
            faults.Report(new KafkaClientException(
                $"A commit got no answer within {_commitLimit} while partitions moved to another consumer. The client may still send it and overwrite "
                + "what their next owner has committed, so it is given up. A new process takes up from the committed offsets."));
        }

        bool MayWait()
        {
            if (watch.IsAway)
            {
                since = time.GetTimestamp();
                progress.MayTake(_commitLimit);
            }

            return !Stop.IsCancellationRequested && time.GetElapsedTime(since) < _commitLimit;
        }
    }

    private void FinishInTime(PartitionState[] leaving, TimeSpan limit)
    {
        var started = time.GetTimestamp();
        foreach (var state in leaving)
        {
            while (state.InFlight > 0 && limit - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
            {
                accumulator.TrySend();
                pending.FlushPending();
                state.WaitUntilIdle(left < BetweenFlushes ? left : BetweenFlushes);
            }
        }
    }

    private PartitionState[] Owned(List<TopicPartitionOffset> partitions) =>
        assignment.Owned.Where(state => partitions.Exists(gone => gone.TopicPartition == state.Partition)).ToArray();

    private void Forget(InputConsumer consumer, IReadOnlyCollection<PartitionState> leaving)
    {
        flow.Forget(consumer, leaving);
        assignment.Remove(leaving.Select(state => state.Partition));
    }

    private List<TopicPartitionOffset> GoOn(InputConsumer consumer, List<TopicPartition> partitions)
    {
        // Where the broker does not say, the client asks again by itself.
        var starts = Committed(consumer, partitions) ?? partitions.ConvertAll(partition => new TopicPartitionOffset(partition, Offset.Unset));
        foreach (var start in starts)
        {
            // The embedded broker's log began with this process: what does not begin at 0 there has lost its beginning.
            var known = start.Offset.Value >= 0 ? start.Offset.Value : address.IsEmbedded ? 0 : OffsetWatermark.Unknown;
            assignment.Add(new PartitionState(start.TopicPartition, known));
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
            if (watch.Tells(failure.Error))
            {
                LogCommittedUnknown(failure.Error.Reason);
            }

            return null;
        }
    }
}
