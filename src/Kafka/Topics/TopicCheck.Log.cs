using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Topics;

public sealed partial class TopicCheck
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka at {BootstrapServers} refuses to say which topics it has ({Reason}); next try in {Pause}")]
    private partial void LogRefused(string bootstrapServers, string reason, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Information, Message = "Created topics {Topics} with {Partitions} partitions each")]
    private partial void LogCreated(string[] topics, int partitions);
}
