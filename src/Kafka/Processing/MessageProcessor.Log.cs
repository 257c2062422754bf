using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Processing;

public sealed partial class MessageProcessor
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} goes to the dead letters after {Attempts} attempts")]
    private partial void LogExhausted(Exception failure, string messageId, int attempts);
}
