namespace ScenarioOrleans.Kafka.Handling;

/// <summary>What an exception of the handler means for its message.</summary>
public enum FailureKind
{
    /// <summary>The same message may succeed later: storage, broker, time-outs, and everything not known to be permanent.</summary>
    Transient,

    /// <summary>The same message would fail again in the same way.</summary>
    Permanent,
}
