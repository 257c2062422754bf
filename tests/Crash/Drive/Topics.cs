using Confluent.Kafka;
using Confluent.Kafka.Admin;
using ScenarioOrleans.Kafka.Embedded;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>The service's topics, on a broker that outlives it.</summary>
internal static class Topics
{
    public const string Group = "scenario-orleans";
    public const string Input = "Scenario-Execute";
    public const string Response = "Scenario-Execute-Response";
    public const string DeadLetter = "Scenario-Execute.DLT";
    public const int Partitions = 4;

    /// <summary>Makes the topics on a broker that has none of them.</summary>
    public static void Create(string bootstrapServers)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrapServers }).Build();
        admin.CreateTopicsAsync(new[] { Input, Response, DeadLetter }.Select(topic => new TopicSpecification { Name = topic, NumPartitions = Partitions }))
            .GetAwaiter().GetResult();
    }

    public static EmbeddedBroker StartBroker(int brokers = 1)
    {
        var broker = EmbeddedBroker.Start(brokers);
        foreach (var topic in new[] { Input, Response, DeadLetter })
        {
            broker.CreateTopic(topic, Partitions);
        }

        return broker;
    }
}
