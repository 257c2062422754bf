using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Embedded;

public sealed partial class BrokerAddress
{
    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "No broker is configured: embedded broker on {BootstrapServers} (librdkafka {Version}), {Partitions} partitions a topic")]
    private partial void LogStarted(string bootstrapServers, string version, int partitions);
}
