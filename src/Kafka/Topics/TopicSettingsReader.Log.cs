using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Topics;

public sealed partial class TopicSettingsReader
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Topic {Topic} takes messages of {Bytes} bytes: {Effect}")]
    private partial void LogKnown(string topic, int bytes, string effect);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Advice}")]
    private partial void LogAdvice(string advice);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "The settings of the topics are not known ({Reason}); how large a message they take the first refusal will tell")]
    private partial void LogUnknown(string reason);
}
