using System.Diagnostics;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Status;

/// <summary>The spans of the Kafka side, under OpenTelemetry's names for messaging. Costs nothing while nobody listens.</summary>
public static class KafkaTracing
{
    public const string SourceName = "ScenarioOrleans.Kafka";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The work on one message, in the trace of whoever sent it; null while nobody listens.</summary>
    public static Activity? StartProcess(IncomingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity(
            $"process {message.Topic}", ActivityKind.Consumer, message.Headers.ReadTrace() ?? default);
        return activity?
            .SetTag("messaging.system", "kafka")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.destination.name", message.Topic)
            .SetTag("messaging.destination.partition.id", message.Partition)
            .SetTag("messaging.kafka.offset", message.Offset)
            .SetTag("messaging.message.body.size", message.Value.Length);
    }

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
