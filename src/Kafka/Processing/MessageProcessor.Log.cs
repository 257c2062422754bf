using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Processing;

public sealed partial class MessageProcessor
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} failed at attempt {Attempt}")]
    private partial void LogAttemptFailed(Exception failure, string messageId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} goes to the dead letters after {Attempts} attempts")]
    private partial void LogExhausted(Exception failure, string messageId, int attempts);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The dead letter of {MessageId} could not be written; consumption is held until it is")]
    private partial void LogDeadLetterRefused(Exception failure, string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is left of a message failed; its offset waits until it succeeds")]
    private partial void LogFollowUpFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Messages} messages failed; they are handled one by one")]
    private partial void LogBatchFailed(Exception failure, int messages);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An attempt at a batch of {Messages} messages failed")]
    private partial void LogBatchAttemptFailed(Exception failure, int messages);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What of {MessageId} is done nevertheless could not be found out")]
    private partial void LogAssessFailed(Exception failure, string messageId);
}
