using ScenarioOrleans.Silo.Kafka.Options;

namespace ScenarioOrleans.Silo.Kafka.Processing.Circuits;

/// <summary>The rule of each dependency.</summary>
internal static class CircuitRules
{
    /// <summary>A grain that does not answer may be slow with one message: it takes several messages to blame them all.</summary>
    private const int GrainMessages = 3;

    public static CircuitRule For(Dependency dependency, KafkaOptions options)
    {
        // A lone message must not run out of attempts before the circuit opens.
        var failures = Math.Clamp(options.MaxAttempts - 1, 1, options.CircuitFailures);
        return dependency == Dependency.Grains
            ? new CircuitRule(Math.Max(failures, GrainMessages), GrainMessages, options.CircuitPause, options.MaxCircuitPause, ProbesCount: true)
            : new CircuitRule(failures, Messages: 1, options.CircuitPause, options.MaxCircuitPause, ProbesCount: false);
    }
}
