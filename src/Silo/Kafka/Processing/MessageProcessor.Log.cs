using Microsoft.Extensions.Logging;
using ScenarioOrleans.Silo.Kafka.Processing.Circuits;

namespace ScenarioOrleans.Silo.Kafka.Processing;

public sealed partial class MessageProcessor
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} failed")]
    private partial void LogFailed(Exception failure, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} failed for {Dependency}, and maybe others: {Reason}")]
    private partial void LogDependencyFailed(string what, Dependency dependency, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} goes to the dead letters after {Attempts} attempts")]
    private partial void LogExhausted(Exception failure, string messageId, int attempts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId}, which was answered before, cannot be taken into the sums again: they are rebuilt without it")]
    private partial void LogNotRebuilt(Exception failure, string messageId);

}
