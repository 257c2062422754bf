using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class PartitionHandover
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Assigned {Partitions}; {Owned} owned now")]
    private partial void LogAssigned(List<TopicPartition> partitions, int owned);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Revoked {Partitions} with {Unfinished} messages abandoned; {Owned} partitions owned now")]
    private partial void LogRevoked(List<TopicPartitionOffset> partitions, int unfinished, int owned);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lost {Partitions} to the group without notice; {Owned} partitions owned now")]
    private partial void LogLost(List<TopicPartitionOffset> partitions, int owned);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Committed offsets could not be read: {Reason}")]
    private partial void LogCommittedUnknown(string reason);
}
