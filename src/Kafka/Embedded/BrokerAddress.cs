using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Embedded;

/// <summary>Where Kafka is: as configured, or the embedded broker, which starts with its topics when it is first asked for.</summary>
public sealed partial class BrokerAddress(IOptions<KafkaOptions> options, ILogger<BrokerAddress> logger) : IBrokerAddress, IDisposable
{
    private readonly Lock _lock = new();
    private EmbeddedBroker? _embedded;

    public bool IsEmbedded => options.Value.UsesEmbeddedBroker;

    /// <summary>Brokers as <c>host:port</c>, separated by commas.</summary>
    public string BootstrapServers => options.Value.BootstrapServers is { Length: > 0 } configured ? configured : Embedded.BootstrapServers;

    /// <summary>The embedded broker.</summary>
    /// <exception cref="InvalidOperationException">A real one is configured.</exception>
    public EmbeddedBroker Embedded
    {
        get
        {
            if (!IsEmbedded)
            {
                throw new InvalidOperationException(
                    $"{KafkaOptions.Section}:{nameof(KafkaOptions.BootstrapServers)} is '{options.Value.BootstrapServers}': "
                    + "there is no embedded broker. Leave it empty to get one.");
            }

            lock (_lock)
            {
                return _embedded ??= Start();
            }
        }
    }

    public void Dispose() => _embedded?.Dispose();

    private EmbeddedBroker Start()
    {
        var broker = EmbeddedBroker.Start();
        foreach (var topic in new[] { options.Value.InputTopic, options.Value.ResponseTopic, options.Value.EffectiveDeadLetterTopic })
        {
            broker.CreateTopic(topic, options.Value.EmbeddedPartitions);
        }

        LogStarted(broker.BootstrapServers, EmbeddedBroker.LibraryVersion, options.Value.EmbeddedPartitions);
        return broker;
    }
}
