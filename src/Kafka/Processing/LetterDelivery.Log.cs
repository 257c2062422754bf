using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Processing;

public sealed partial class LetterDelivery
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The dead letter of {MessageId} could not be written; consumption is held until it is: {Reason}")]
    private partial void LogRefused(string messageId, string reason);
}
