namespace ScenarioOrleans.Kafka.Handling;

/// <summary>
/// Decides what an exception of the handler means. The handler knows its exceptions, so whoever brings it brings this. Thread-safe.
/// </summary>
public interface IFailureClassifier
{
    /// <param name="failure">What the handler threw while its token was not set.</param>
    FailureKind Classify(Exception failure);

    /// <summary>Which dependency failed, as far as one can tell; null if it may be the message's own fault.</summary>
    Dependency? DependencyOf(Exception failure);

    /// <summary>The dependency as a whole cannot be used: no message can be blamed, however often it fails.</summary>
    bool IsOutage(Exception failure);
}
