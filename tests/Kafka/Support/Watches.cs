using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Tests.Support;

internal static class Watches
{
    /// <summary>Of a broker that nobody complains about.</summary>
    public static BrokerWatch Idle(TimeProvider time) => new(
        new BrokerAddress(Microsoft.Extensions.Options.Options.Create(new KafkaOptions()), NullLogger<BrokerAddress>.Instance),
        _ => throw new NotSupportedException("Nobody complains."),
        time,
        NullLogger<BrokerWatch>.Instance);
}
