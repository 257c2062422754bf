using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Topics;

public sealed partial class TopicLimitReader
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Topic {Topic} takes messages of {Bytes} bytes")]
    private partial void LogKnown(string topic, int bytes);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "How large a message the topics take is not known ({Reason}); the first refusal will tell")]
    private partial void LogUnknown(string reason);
}
