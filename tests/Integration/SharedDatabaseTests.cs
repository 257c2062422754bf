using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Integration.Tests.Support;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Integration.Tests;

/// <summary>Two services that are not one cluster, on one database: both read every message, each in batches of its own.</summary>
public sealed class SharedDatabaseTests : IDisposable
{
    private const int Partitions = 3;
    private const int Messages = 600;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shared-database-");

    [Fact]
    public async Task HourlyRows_ReadByTwoServices_AreCountedOnceAndNoneBecomesADeadLetter()
    {
        using var broker = Service.StartBroker(Partitions);
        using var client = new TopicClient(broker.BootstrapServers, Partitions);
        await using var one = await StartAsync(broker);
        await using var other = await StartAsync(broker);

        await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => client.SendAsync(Hour(i), null, i % Partitions)));
        foreach (var service in new[] { one, other })
        {
            await TopicClient.Until(() => Committed(service) == Messages, "everything committed");
        }

        client.DeadLetters.ShouldBeEmpty();
        await client.SendAsync("""{"event":"publish","organizationId":"org-1","scenario":"actuals"}""");
        await TopicClient.Until(() => client.Answers.Any(answer => Volumes(answer) is [Messages / 2, Messages / 2]), "the full summary");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static long Committed(Service service) =>
        service.Services.GetRequiredService<IngestStatus>().Snapshot().Partitions.Sum(partition => partition.Committed ?? 0);

    private Task<Service> StartAsync(Silo.Kafka.Embedded.EmbeddedBroker broker) => Service.StartAsync(
        broker,
        null,
        ("Scenario:Storage:Provider", "sqlite"),
        ("Scenario:Storage:Path", Path.Combine(_folder.FullName, "aggregates.sqlite")),
        ("Scenario:Summary:PublishInterval", "00:00:00.200"));

    private static byte[] Hour(int i) => Encoding.UTF8.GetBytes(
        $$"""{"event":"hourly","organizationId":"org-1","scenario":"actuals","rows":[{"Week":"2024-01-05T{{i % 24:00}}:00","Contact Type":"{{(i % 2 == 0 ? "Voice" : "Chat")}}","Staff Type":"F","Call Center":"C","Volume":1}]}""");

    private static long[] Volumes(TopicClient.Message answer) =>
    [
        .. JsonDocument.Parse(answer.Json).RootElement.GetProperty("weekly").EnumerateObject().Select(group => group.Value[0].GetProperty("Volume").GetInt64()),
    ];
}
