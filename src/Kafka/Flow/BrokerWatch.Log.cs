using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Flow;

public sealed partial class BrokerWatch
{
    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Kafka at {BootstrapServers} does not answer: {Reason}. It is asked until it does; messages wait, and nothing is lost")]
    private partial void LogAway(string bootstrapServers, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka at {BootstrapServers} has not answered for {Duration}: {Reason}")]
    private partial void LogStillAway(string bootstrapServers, TimeSpan duration, string? reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kafka at {BootstrapServers} answers again after {Duration}")]
    private partial void LogBack(string bootstrapServers, TimeSpan duration);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A Kafka client has trouble, while Kafka answers: {Reason}")]
    private partial void LogTrouble(string reason);
}
