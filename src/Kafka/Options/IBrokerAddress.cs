namespace ScenarioOrleans.Kafka.Options;

/// <summary>Where Kafka is. Thread-safe.</summary>
public interface IBrokerAddress
{
    /// <summary>Brokers as <c>host:port</c>, separated by commas. Asking for it starts the embedded broker, where that is used.</summary>
    string BootstrapServers { get; }

    /// <summary>The broker lives in this process, and its topics as long as that.</summary>
    bool IsEmbedded { get; }
}
