using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Kafka.Producing;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>Producers of the service without the rest of it.</summary>
internal sealed class ProducerRig(TestTopics topics) : IDisposable
{
    private readonly List<ServiceProvider> _services = [];

    public KafkaProducer Create(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Kafka:{setting.Name}", (string?)setting.Value)))
            .AddInMemoryCollection([new("Kafka:BootstrapServers", topics.Broker.BootstrapServers), new("Kafka:ResponseTopic", TestTopics.Response)])
            .Build();
        var services = new ServiceCollection().AddLogging().AddKafkaClients(configuration).BuildServiceProvider();
        _services.Add(services);
        return services.GetRequiredService<KafkaProducer>();
    }

    /// <summary>A service beside the producer created last.</summary>
    public T Get<T>()
        where T : notnull => _services[^1].GetRequiredService<T>();

    public void Dispose() => _services.ForEach(services => services.Dispose());
}
