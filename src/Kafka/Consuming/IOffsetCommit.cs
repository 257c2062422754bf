namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>How watermarks become known to the broker. Used by one thread at a time.</summary>
public interface IOffsetCommit
{
    /// <summary>
    /// Commits, and marks what the broker has accepted. Blocks until it has answered. Never throws for what the broker refuses. Returns whether
    /// nothing is left to commit.
    /// </summary>
    /// <param name="consumer">The member of the group.</param>
    /// <param name="due">Each partition's new watermark; may be empty.</param>
    bool Commit(InputConsumer consumer, IReadOnlyList<(PartitionWork Work, long Offset)> due);
}
