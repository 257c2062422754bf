namespace ScenarioOrleans.Kafka.Handling;

/// <summary>What every message needs, and what can fail for all of them at once.</summary>
public enum Dependency
{
    /// <summary>The database of what the handler keeps.</summary>
    Storage,

    /// <summary>Writing to the response and dead-letter topics.</summary>
    Broker,

    /// <summary>Whatever else the handler calls: its workers, and other processes of its cluster.</summary>
    Cluster,
}
