namespace ScenarioOrleans.Kafka.Telemetry;

/// <summary>Where ingestion stands.</summary>
public enum IngestState
{
    /// <summary>Not started, or waiting for the broker and its topics.</summary>
    Starting,

    /// <summary>Polling; partitions may not be assigned yet.</summary>
    Running,

    /// <summary>Taking nothing new, finishing what is in flight.</summary>
    Draining,

    /// <summary>Stopped as asked.</summary>
    Stopped,

    /// <summary>Ended by an error.</summary>
    Faulted,
}
