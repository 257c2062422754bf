using System.Diagnostics;

namespace ScenarioOrleans.Kafka.Telemetry;

/// <summary>The spans of the Kafka side, under OpenTelemetry's names for messaging. Costs nothing while nobody listens.</summary>
public static class KafkaTracing
{
    public const string SourceName = "ScenarioOrleans.Kafka";

    internal static readonly ActivitySource Source = new(SourceName);

    /// <summary>
    /// The writing of one record; null while nobody listens. It ends on another thread, so it does not become the caller's current span.
    /// </summary>
    public static Activity? StartSend(string topic, int bytes)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var current = Activity.Current;
        var activity = Source.StartActivity($"send {topic}", ActivityKind.Producer);
        Activity.Current = current;
        return activity?
            .SetTag("messaging.system", "kafka")
            .SetTag("messaging.operation.type", "send")
            .SetTag("messaging.destination.name", topic)
            .SetTag("messaging.message.body.size", bytes);
    }
}
