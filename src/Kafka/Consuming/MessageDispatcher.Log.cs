using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class MessageDispatcher
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Partition}: the broker dropped offsets {First} to {Last} before they were read: {Count} messages are lost")]
    private partial void LogLost(TopicPartition partition, long first, long last, long count);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Partition} has a new log that is shorter than what was read: {Expected} was expected, {Offset} came. It is read from there")]
    private partial void LogRewound(TopicPartition partition, long expected, long offset);
}
