using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.DeadLettering;

public sealed partial class DeadLetters
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Dead letter for {MessageId}: {Code}: {Text}")]
    private partial void LogWritten(string messageId, string code, string text);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The dead-letter topic does not take {MessageId} because of its {Bytes} bytes; its dead letter has no value")]
    private partial void LogValueOmitted(Exception refused, string messageId, int bytes);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The dead-letter topic has no room for the groups of {MessageId} beside its {Bytes} bytes; its dead letter has no value")]
    private partial void LogOmitted(string messageId, int bytes);
}
