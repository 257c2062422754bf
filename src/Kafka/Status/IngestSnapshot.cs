namespace ScenarioOrleans.Kafka.Status;

/// <summary>The Kafka side at one moment, for the status page and the health checks. Counts are since the process started.</summary>
public sealed record IngestSnapshot
{
    public required IngestState State { get; init; }

    /// <summary>Why ingestion ended or waits; null if neither.</summary>
    public string? Fault { get; init; }

    /// <summary>The last error that a client reported, which it may have recovered from; null if there was none.</summary>
    public string? LastClientError { get; init; }

    public required long Consumed { get; init; }

    public required long Done { get; init; }

    public required long Sent { get; init; }

    public required long DeadLetters { get; init; }

    public required long Retries { get; init; }

    /// <summary>Messages that the broker had dropped before they were read.</summary>
    public required long Lost { get; init; }

    public required int InFlightMessages { get; init; }

    public required long InFlightBytes { get; init; }

    /// <summary>This process is a member of the group, or takes all partitions without one. It may own no partition even so.</summary>
    public required bool Joined { get; init; }

    /// <summary>Consumption is paused, because too much is in flight or something needed does not work.</summary>
    public required bool Paused { get; init; }

    /// <summary>Why consumption is held; empty unless something needed does not work.</summary>
    public required IReadOnlyCollection<string> Held { get; init; }

    /// <summary>How long ago the poll loop last went round; null before its first round.</summary>
    public TimeSpan? SincePoll { get; init; }

    /// <summary>The poll loop has not gone round for longer than it may rightly wait for anything: it hangs.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>The partitions owned, by number.</summary>
    public required IReadOnlyList<PartitionSnapshot> Partitions { get; init; }

    /// <summary>The sum over the partitions owned, of those whose end is known.</summary>
    public long Lag => Partitions.Sum(partition => partition.Lag ?? 0);
}
