using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Processing.Circuits;

/// <summary>The rule of each dependency.</summary>
internal static class CircuitRules
{
    /// <summary>A worker that does not answer may be slow with one message: it takes several messages to blame them all.</summary>
    private const int ClusterMessages = 3;

    public static CircuitRule For(Dependency dependency, KafkaOptions options)
    {
        // A lone message must not run out of attempts before the circuit opens.
        var failures = Math.Clamp(options.MaxAttempts - 1, 1, options.CircuitFailures);
        return dependency switch
        {
            Dependency.Cluster => new CircuitRule(Math.Max(failures, ClusterMessages), ClusterMessages, options.CircuitPause, options.MaxCircuitPause, ProbesCount: true),

            // What a topic refuses of a record is permanent. All else is the broker's, after minutes in which the client has tried by itself.
            Dependency.Broker => new CircuitRule(1, Messages: 1, options.CircuitPause, options.MaxCircuitPause, ProbesCount: false),
            _ => new CircuitRule(failures, Messages: 1, options.CircuitPause, options.MaxCircuitPause, ProbesCount: false),
        };
    }
}
