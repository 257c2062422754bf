using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>What a handler's storage might throw.</summary>
internal sealed class StorageFault(string message) : Exception(message)
{
    /// <summary>Nothing can be read or written.</summary>
    public bool IsOutage { get; init; }
}

/// <summary>Knows the exceptions of the handlers of these tests.</summary>
internal sealed class TestFailures : IFailureClassifier
{
    public FailureKind Classify(Exception failure) =>
        failure is FormatException or ArgumentException or InvalidDataException or ProduceFailedException { TooLarge: true } or ProduceFailedException { Invalid: true } ? FailureKind.Permanent : FailureKind.Transient;

    public Dependency? DependencyOf(Exception failure) => failure switch
    {
        StorageFault => Dependency.Storage,
        ProduceFailedException { TooLarge: false, Invalid: false } => Dependency.Broker,
        TimeoutException => Dependency.Cluster,
        _ => null,
    };

    public bool IsOutage(Exception failure) => failure is StorageFault { IsOutage: true };
}
