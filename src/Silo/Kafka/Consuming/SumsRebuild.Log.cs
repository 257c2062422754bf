using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

public sealed partial class SumsRebuild
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Partition} is rebuilt from the log: what lies below offset {Offset} was read again in {Time}")]
    private partial void LogRebuilt(TopicPartition partition, long offset, TimeSpan time);
}
