using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class RebalanceHandler
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Assigned partitions {Partitions}; {Owned} owned now")]
    private partial void LogAssigned(string partitions, int owned);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Revoked partitions {Partitions} with {Unfinished} messages abandoned; {Owned} partitions owned now")]
    private partial void LogRevoked(string partitions, int unfinished, int owned);

    [LoggerMessage(Message = "Lost partitions {Partitions} to the group without notice; {Owned} owned now")]
    private partial void LogLost(LogLevel level, string partitions, int owned);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Committed offsets could not be read: {Reason}")]
    private partial void LogCommittedUnknown(string reason);
}
