namespace ScenarioOrleans.Kafka.Handling;

/// <summary>What an exception of the handler means for its message.</summary>
public enum FailureKind
{
    /// <summary>The same message may succeed later: storage, broker, time-outs, and everything not known to be permanent.</summary>
    Transient,

    /// <summary>The same message would fail again in the same way.</summary>
    Permanent,

    /// <summary>Nobody waits for the result any more: the partition moved, or the service stops.</summary>
    Abandoned,
}
