using ScenarioOrleans.Kafka.Partitions;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// Decides which watermarks are committed, and when a partition's may be no longer. Commits never overlap, so an older watermark cannot
/// overtake a newer one, and there are none between two topics. Thread-safe.
/// </summary>
public sealed class OffsetCommitter(IOffsetCommit commit, InputTopic topic)
{
    private readonly object _one = new();
    private volatile bool _closed;

    /// <summary>Commits those partitions whose watermark has moved. Blocks until the broker has answered. Returns whether nothing is due.</summary>
    public bool Commit(InputConsumer consumer, IEnumerable<PartitionState> partitions)
    {
        ArgumentNullException.ThrowIfNull(partitions);
        lock (_one)
        {
            return !_closed && CommitDue(consumer, partitions);
        }
    }

    /// <summary>
    /// Partitions go away. Once this has returned true, nothing is committed for them any more, neither by a call that is under way nor by one to
    /// come: their next owner's offsets stay.
    /// </summary>
    /// <param name="consumer">The member of the group.</param>
    /// <param name="leaving">The partitions.</param>
    /// <param name="commit">What is done of them is committed first: they are still this member's.</param>
    /// <param name="limit">How long a commit that is under way may take.</param>
    /// <param name="mayWait">Asked when it took so long: whether it may take that long again. Null: it may not.</param>
    /// <returns>False if it took longer. Committing is over for good then: only the end of the client takes back what it may still send.</returns>
    public bool TryEnd(InputConsumer consumer, IReadOnlyCollection<PartitionState> leaving, bool commit, TimeSpan limit, Func<bool>? mayWait = null)
    {
        ArgumentNullException.ThrowIfNull(leaving);
        var ending = Task.Run(() => End(consumer, leaving, commit));
        do
        {
            if (ending.Wait(limit))
            {
                return true;
            }
        }
        while (mayWait is not null && mayWait());

        _closed = true;
        return false;
    }

    /// <summary>Ends committing for good. Returns false if a commit is still under way after this time: then the consumer is in use.</summary>
    public bool TryClose(TimeSpan limit)
    {
        _closed = true;
        if (!Monitor.TryEnter(_one, limit))
        {
            return false;
        }

        Monitor.Exit(_one);
        return true;
    }

    private void End(InputConsumer consumer, IReadOnlyCollection<PartitionState> leaving, bool commit)
    {
        lock (_one)
        {
            if (commit && !_closed)
            {
                CommitDue(consumer, leaving);
            }

            foreach (var state in leaving)
            {
                state.EndCommits();
            }
        }
    }

    private bool CommitDue(InputConsumer consumer, IEnumerable<PartitionState> partitions) => !topic.HasChanged && commit.Commit(
        consumer,
        [
            .. from state in partitions
               where !state.CommitsEnded
               let offset = state.Committable
               where offset > state.Committed
               select (State: state, Offset: offset),
        ]);
}
