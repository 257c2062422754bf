using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Silo.Live;

/// <content>Log lines.</content>
internal sealed partial class AnswerFeed
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer {MessageId} is published, but could not be put on its stream.")]
    private partial void LogNotSent(Exception failure, string messageId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The feed of answers has stopped; {Waiting} answers are on no stream.")]
    private partial void LogStopped(int waiting);
}
