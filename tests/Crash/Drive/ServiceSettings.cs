using ScenarioOrleans.Crash.Tests.Support;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>Settings that make the service work in small steps, so that there is much to interrupt.</summary>
internal static class ServiceSettings
{
    public static Dictionary<string, string> Of(string bootstrapServers, string databaseFile) =>
        new(ClientPatience.Reconnect.Select(setting => KeyValuePair.Create($"Kafka:Client:{setting.Key}", setting.Value)))
        {
            ["Kafka:BootstrapServers"] = bootstrapServers,
            ["Kafka:JoinGroup"] = "false",
            ["Kafka:CommitInterval"] = "00:00:00.100",
            ["Kafka:FetchWait"] = "00:00:00.020",
            ["Kafka:FirstRetryDelay"] = "00:00:00.020",
            ["Kafka:MaxRetryDelay"] = "00:00:00.500",
            ["Kafka:MaxAttempts"] = "100",
            // The embedded broker does not check the sequence of an idempotent producer, which would let one request overtake a failed one.
            ["Kafka:Producer:max.in.flight"] = "1",
            ["Kafka:Producer:retry.backoff.ms"] = "10",
            ["Scenario:Summary:PublishInterval"] = "00:00:00.150",
            ["Scenario:Storage:Provider"] = "sqlite",
            ["Scenario:Storage:Path"] = databaseFile,
        };
}
