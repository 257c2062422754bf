using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Integration.Tests.Support;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Integration.Tests;

/// <summary>With memory storage the log is all that outlives the process.</summary>
public sealed class MemoryStorageTests
{
    private static readonly (string, string) Interval = ("Scenario:Summary:PublishInterval", "00:00:00.200");

    [Fact]
    public async Task Restart_HourlyRowsOfTwoLives_AreSummedExactlyAndNothingIsPublishedTwice()
    {
        using var broker = Service.StartBroker(partitions: 3);
        using var client = new TopicClient(broker.BootstrapServers, partitions: 3);
        await using (var service = await Service.StartAsync(broker, null, Interval))
        {
            await client.SendAsync("nonsense");
            var rollup = await client.SendAsync(Requests.Ones("org-2", 3));
            await HoursAsync(client, 1, 30);
            await UntilVolume(client, 30);
            await client.AnswerToAsync(rollup);
            await client.SendAsync("""{"event":"publish","organizationId":"org-1","scenario":"actuals"}""");
            await TopicClient.Until(() => client.DeadLetters.Count() == 1, "the dead letter");
        }

        var before = client.Answers.Count();
        await using var again = await Service.StartAsync(broker, null, Interval);
        await TopicClient.Until(() => Status(again) is { Rebuilding: 0, Partitions.Count: 3 }, "rebuilt");
        await HoursAsync(client, 31, 40);
        await UntilVolume(client, 40);

        client.Answers.Skip(before).ShouldAllBe(answer => answer.KeyText == "org-1/actuals");
        Volumes(client).ShouldBe(Volumes(client).Order(), "no summary shows less than one before");
        var revisions = client.Answers.Where(answer => answer.KeyText == "org-1/actuals").Select(Revision).ToArray();
        revisions.ShouldBe(revisions.Order().Distinct());
        client.DeadLetters.Count().ShouldBe(1);
        client.Answers.GroupBy(answer => answer.Header("message-id")).ShouldAllBe(same => same.Count() == 1);
    }

    [Fact]
    public async Task Restart_RunAnalysisAndPublish_SeeWhatWasHeldBefore()
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        string before;
        await using (var service = await Service.StartAsync(broker, null, Interval))
        {
            await client.AnswerToAsync(await client.SendAsync(
                """{"organizationId":7,"weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":100},{"Week":"2024-01-12","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":89.5}]}"""));
            before = (await client.AnswerToAsync(await client.SendAsync(Analysis))).Json;
            before.ShouldContain("\"changePercent\":-10.5");
            await HoursAsync(client, 1, 10);
            await UntilVolume(client, 10);
        }

        // Both are in the log before the service that has to rebuild is there to read them.
        var analysis = await client.SendAsync(Analysis);
        await client.SendAsync("""{"event":"publish","organizationId":"org-1","scenario":"actuals"}""");
        var summaries = Volumes(client).Count();
        await using var again = await Service.StartAsync(broker, null, Interval);

        (await client.AnswerToAsync(analysis)).Json.ShouldBe(before);
        await TopicClient.Until(() => Volumes(client).Count() > summaries, "the full summary");
        Volumes(client).Last().ShouldBe(10);
    }

    [Fact]
    public async Task Partitions_GoToAnotherProcessAndComeBack_SumsStayExact()
    {
        using var broker = Service.StartBroker(partitions: 2);
        using var client = new TopicClient(broker.BootstrapServers, partitions: 2);
        (string, string)[] settings = [Interval, .. Service.JoinGroup, ("Kafka:RevokeTimeout", "00:00:01")];
        await using var staying = await Service.StartAsync(broker, null, settings);
        await HoursAsync(client, 1, 20);
        await UntilVolume(client, 20);

        // The scenario's rows are on both partitions, so that each of two processes shows a part of them until one is alone again.
        await using (var passing = await Service.StartAsync(broker, null, settings))
        {
            await TopicClient.Until(() => Status(staying).Partitions.Count == 1 && Status(passing) is { Partitions.Count: 1, Rebuilding: 0 }, "one partition each");
            await HoursAsync(client, 21, 40);
            await TopicClient.Until(() => Committed(staying) + Committed(passing) == 40, "both done");
        }

        await TopicClient.Until(() => Status(staying) is { Partitions.Count: 2, Rebuilding: 0 }, "back again");
        await HoursAsync(client, 41, 50);
        await UntilVolume(client, 50);
    }

    private const string Analysis = """{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":10},"timestamp":1673456734}""";

    private static IngestSnapshot Status(Service service) => service.Services.GetRequiredService<IngestStatus>().Snapshot();

    private static long Committed(Service service) => Status(service).Partitions.Sum(partition => partition.Committed ?? 0);

    /// <summary>Messages of one row of volume 1 of the same week, over all partitions.</summary>
    private static Task HoursAsync(TopicClient client, int first, int last) => Task.WhenAll(Enumerable.Range(first, last - first + 1).Select(i =>
        client.SendAsync(
            Encoding.UTF8.GetBytes(
                $$"""{"event":"hourly","organizationId":"org-1","scenario":"actuals","rows":[{"Week":"2024-01-05T{{i % 24:00}}:00","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}]}"""),
            null,
            i % client.Partitions)));

    private static Task UntilVolume(TopicClient client, int volume) =>
        TopicClient.Until(() => Volumes(client).LastOrDefault() == volume, $"a summary of {volume} rows");

    private static long Revision(TopicClient.Message answer) => JsonDocument.Parse(answer.Json).RootElement.GetProperty("revision").GetInt64();

    /// <summary>The volume that each summary shows.</summary>
    private static IEnumerable<long> Volumes(TopicClient client) => client.Answers.Where(answer => answer.KeyText == "org-1/actuals")
        .Select(answer => JsonDocument.Parse(answer.Json).RootElement.GetProperty("weekly").GetProperty("Voice_F_C")[0].GetProperty("Volume").GetInt64());
}
