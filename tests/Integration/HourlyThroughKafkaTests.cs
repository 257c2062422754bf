using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Integration.Tests.Support;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Integration.Tests;

public sealed class HourlyThroughKafkaTests
{
    private const int Messages = 60;

    [Fact]
    public async Task HourlyRows_OverPartitions_AreSummedOnceAndSummarized()
    {
        using var broker = Service.StartBroker(partitions: 3);
        using var client = new TopicClient(broker.BootstrapServers, partitions: 3);
        await using var service = await Service.StartAsync(broker, null, ("Scenario:Summary:PublishInterval", "00:00:00.200"));

        await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => client.SendAsync(Hour(i), null, i % 3)));
        await TopicClient.Until(() => Volumes(client).LastOrDefault() == Messages, "a summary of all messages");
        await client.SendAsync("""{"event":"publish","organizationId":"org-1","scenario":"actuals"}""");
        await TopicClient.Until(() => client.Answers.Any(answer => answer.Json.Contains("\"Chat_F_C\"", StringComparison.Ordinal) && Volumes(client).Last() == Messages), "the full summary");

        var revisions = client.Answers.Select(answer => JsonDocument.Parse(answer.Json).RootElement.GetProperty("revision").GetInt64()).ToArray();
        revisions.ShouldBe(revisions.Order().Distinct(), "each is higher than the one before");
        client.DeadLetters.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_SummariesPutOff_ArePublishedBeforeTheServiceEnds()
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using (var service = await Service.StartAsync(broker, null, ("Scenario:Summary:PublishInterval", "00:05:00")))
        {
            await Task.WhenAll(Enumerable.Range(1, 20).Select(i => client.SendAsync(Hour(i), null, 0)));
            await TopicClient.Until(() => service.Services.GetRequiredService<WorkCounters>().Rows == 20, "the rows in the sums");
            client.Answers.ShouldBeEmpty();
        }

        await TopicClient.Until(() => Volumes(client).LastOrDefault() == 20, "the summary of all");
        await using var again = await Service.StartAsync(broker, null);
        await TopicClient.Until(() => again.Services.GetRequiredService<IngestStatus>().Snapshot().Partitions is [{ Committed: 20 }], "nothing left to read");
    }

    [Fact]
    public async Task HourlyRows_BatchThatIsSentAgain_CountsOnce()
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using var service = await Service.StartAsync(broker, null, ("Scenario:Summary:PublishInterval", "00:00:00.200"));

        var batch = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Hour(1)).Replace("\"rows\"", "\"batchId\":\"b-1\",\"rows\"", StringComparison.Ordinal));
        await client.SendAsync(batch, null, 0);
        await client.SendAsync(batch, null, 0);
        await client.SendAsync(Hour(2), null, 0);
        await TopicClient.Until(() => service.Services.GetRequiredService<IngestStatus>().Snapshot().Partitions is [{ Committed: 3 }], "all done");

        Volumes(client).Last().ShouldBe(2);
        client.DeadLetters.ShouldBeEmpty();
    }

    private static byte[] Hour(int i) => Encoding.UTF8.GetBytes(
        $$"""{"event":"hourly","organizationId":"org-1","scenario":"actuals","rows":[{"Week":"2024-01-05T{{i % 24:00}}:00","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}{{(i == 0 ? """,{"Week":"2024-01-05","Contact Type":"Chat","Staff Type":"F","Call Center":"C","Volume":1}""" : string.Empty)}}]}""");

    /// <summary>The volume of Voice in each summary that shows it.</summary>
    private static IEnumerable<long> Volumes(TopicClient client) =>
        client.Answers.Select(answer => JsonDocument.Parse(answer.Json).RootElement.GetProperty("weekly"))
            .Where(weekly => weekly.TryGetProperty("Voice_F_C", out _))
            .Select(weekly => weekly.GetProperty("Voice_F_C")[0].GetProperty("Volume").GetInt64());
}
