using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Partitions;

namespace ScenarioOrleans.Silo.Status;

/// <summary>The service at one moment, as <c>/api/status</c> shows it. Counts are since the process started.</summary>
public sealed record ServiceStatus
{
    public required string Version { get; init; }

    /// <summary>Where ingestion stands, in lower case: starting, running, draining, stopped, faulted.</summary>
    public required string State { get; init; }

    /// <summary>What keeps the service from working; null if nothing does.</summary>
    public string? Fault { get; init; }

    /// <summary>Since the process started.</summary>
    public required double UptimeSeconds { get; init; }

    /// <summary>Messages read from the input topic.</summary>
    public required long Messages { get; init; }

    /// <summary>Messages with nothing left to do.</summary>
    public required long MessagesDone { get; init; }

    public required int MessagesInFlight { get; init; }

    public required long BytesInFlight { get; init; }

    /// <summary>Rows of the requests answered, rejected rows among them.</summary>
    public required long Rows { get; init; }

    public required long RejectedRows { get; init; }

    public required long Answers { get; init; }

    public required long DeadLetters { get; init; }

    public required long Retries { get; init; }

    /// <summary>Messages that the broker had dropped before they were read.</summary>
    public required long Lost { get; init; }

    /// <summary>Messages written and not yet committed, over the partitions this silo owns.</summary>
    public required long Lag { get; init; }

    /// <summary>Consumption is paused: too much is in flight, or it is held.</summary>
    public required bool Paused { get; init; }

    /// <summary>What does not work, so that messages wait: storage, broker, grains, dead letters; empty while all is well.</summary>
    public required IReadOnlyCollection<string> Held { get; init; }

    /// <summary>The last error that a Kafka client reported, from which it may have recovered; null if there was none.</summary>
    public string? LastClientError { get; init; }

    /// <summary>Scenarios with hourly rows that no published summary shows yet.</summary>
    public required int PendingSummaries { get; init; }

    public required StorageStatus Storage { get; init; }

    public required LiveStatus Live { get; init; }

    /// <summary>The last dead letters of this process, newest first.</summary>
    public required IReadOnlyList<RecentDeadLetter> RecentDeadLetters { get; init; }

    public required IReadOnlyList<PartitionSnapshot> Partitions { get; init; }
}
