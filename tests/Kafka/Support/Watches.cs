using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Tests.Support;

internal static class Watches
{
    /// <summary>Of a broker that nobody complains about.</summary>
    public static BrokerWatch Idle(TimeProvider time)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new KafkaOptions());
        return new BrokerWatch(new BrokerAddress(options, NullLogger<BrokerAddress>.Instance), options, time, NullLogger<BrokerWatch>.Instance);
    }
}
