using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Topics;

public sealed partial class TopicCheck
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka at {BootstrapServers} does not answer ({Reason}); next try in {Pause}")]
    private partial void LogUnreachable(string bootstrapServers, string reason, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Information, Message = "Created topics {Topics} with {Partitions} partitions each")]
    private partial void LogCreated(string[] topics, int partitions);
}
