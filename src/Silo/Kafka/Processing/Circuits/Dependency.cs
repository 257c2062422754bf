namespace ScenarioOrleans.Silo.Kafka.Processing.Circuits;

/// <summary>What every message needs, and what can fail for all of them at once.</summary>
public enum Dependency
{
    /// <summary>The database of the aggregates.</summary>
    Storage,

    /// <summary>Writing to the response and dead-letter topics.</summary>
    Broker,

    /// <summary>Calls between grains and silos.</summary>
    Grains,
}
