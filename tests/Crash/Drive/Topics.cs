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
