namespace ScenarioOrleans.Kafka.Processing.Circuits;

/// <summary>Whether messages may use a dependency.</summary>
public enum CircuitState
{
    /// <summary>They may.</summary>
    Closed,

    /// <summary>It does not work: they wait.</summary>
    Open,

    /// <summary>One message tries whether it works again; the others wait.</summary>
    Probing,
}
