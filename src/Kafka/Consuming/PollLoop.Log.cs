using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class PollLoop
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Consumer reports {Code}: {Reason}")]
    private partial void LogClientError(ErrorCode code, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Poll failed, polling goes on: {Code}: {Reason}")]
    private partial void LogPollFailed(ErrorCode code, string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Topic {Topic} was made anew, or is that of another broker: its id was {Before} and is {Now}. Its messages are new ones, and read from the beginning")]
    private partial void LogMadeAnew(string topic, string before, string? now);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Stopping: {Messages} messages in flight may finish within {Limit}")]
    private partial void LogDraining(int messages, TimeSpan limit);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Leaving the group failed: {Reason}")]
    private partial void LogCloseFailed(string reason);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Kafka gave no answer within {Duration}: the group is left without notice and learns it by its session timeout")]
    private partial void LogNotClosed(TimeSpan duration);

    [LoggerMessage(Level = LogLevel.Information, Message = "Left the group; {Abandoned} messages were abandoned and will come again")]
    private partial void LogLeft(int abandoned);
}
