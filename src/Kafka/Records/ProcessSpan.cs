using System.Diagnostics;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>The span of the work on one message, under OpenTelemetry's names for messaging.</summary>
public static class ProcessSpan
{
    /// <summary>The work on one message, in the trace of whoever sent it; null while nobody listens.</summary>
    public static Activity? Start(IncomingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!KafkaTracing.Source.HasListeners())
        {
            return null;
        }

        var activity = KafkaTracing.Source.StartActivity(
            $"process {message.Topic}", ActivityKind.Consumer, message.Headers.ReadTrace() ?? default);
        return activity?
            .SetTag("messaging.system", "kafka")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.destination.name", message.Topic)
            .SetTag("messaging.destination.partition.id", message.Partition)
            .SetTag("messaging.kafka.offset", message.Offset)
            .SetTag("messaging.message.body.size", message.Value.Length);
    }
}
