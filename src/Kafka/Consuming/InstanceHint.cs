using ScenarioOrleans.Kafka.Options;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>What to do when the group does not let a static member in, or puts it out.</summary>
internal static class InstanceHint
{
    /// <summary>Begins with a blank; empty for other errors.</summary>
    public static string Of(ErrorCode code, KafkaOptions options) => code switch
    {
        ErrorCode.FencedInstanceId => $" Another process has joined under the same {Setting(options)}: give each its own.",
        ErrorCode.UnreleasedInstanceId => $" Another process runs under the same {Setting(options)}, or was killed a moment ago: with "
            + $"{KafkaOptions.Section}:{nameof(options.GroupProtocol)}={KafkaOptions.ConsumerProtocol} the group keeps its place for the broker's "
            + $"group.consumer.session.timeout.ms (45 s) and lets nobody in until then. {KafkaOptions.ClassicProtocol} lets it in at once.",
        _ => string.Empty,
    };

    private static string Setting(KafkaOptions options) => $"{KafkaOptions.Section}:{nameof(options.InstanceId)}, '{options.InstanceId}'";
}
