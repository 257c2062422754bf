using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.DeadLettering;

public sealed partial class DeadLetters
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Dead letter for {MessageId}: {Code}: {Text}")]
    private partial void LogWritten(string messageId, string code, string text);

    [LoggerMessage(Level = LogLevel.Error, Message = "The dead-letter topic refused the letter of {MessageId}, {Bytes} bytes; it is written again with {Omissions}")]
    private partial void LogReduced(Exception refused, string messageId, int bytes, string omissions);

    [LoggerMessage(Level = LogLevel.Error, Message = "No dead letter can be made of {MessageId}: the letter says where the message stands, and carries nothing of it")]
    private partial void LogNotBuilt(Exception fault, string messageId);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The dead-letter topic has no room for the groups of {MessageId} beside its {Bytes} bytes; its dead letter has no value")]
    private partial void LogNoRoom(string messageId, int bytes);
}
