using System.Text.Json;
using ScenarioOrleans.Integration.Tests.Support;
using ScenarioOrleans.Kafka.Embedded;

namespace ScenarioOrleans.Integration.Tests;

/// <summary>Offsets of a topic that was made anew, or that another broker has, are not those that are in the sums.</summary>
public sealed class TopicMadeAnewTests : IDisposable
{
    private const string Row = """{"event":"hourly","organizationId":"o","scenario":"s","rows":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":10}]}""";
    private const string Publish = """{"event":"publish","organizationId":"o","scenario":"s"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private (string, string)[] Stored =>
    [
        ("Scenario:Storage:Provider", "sqlite"), ("Scenario:Storage:Path", Path.Combine(_folder.FullName, "aggregates.sqlite")),
        ("Scenario:Summary:PublishInterval", "00:00:00.050"),
    ];

    [Fact]
    public async Task Start_OnAnotherBroker_CountsWhatIsThereOnTopOfTheStoredSums()
    {
        using (var first = Service.StartBroker())
        {
            await RunAsync(first, rows: 1, expected: 10);
        }

        using var second = Service.StartBroker();
        await RunAsync(second, rows: 3, expected: 40);
    }

    [Fact]
    public async Task Start_OnTheSameTopicFromItsBeginning_CountsNothingTwice()
    {
        using var broker = Service.StartBroker();
        await RunAsync(broker, rows: 2, expected: 20);

        await RunAsync(broker, rows: 1, expected: 30, ("Kafka:GroupId", "another"));
    }

    [Fact]
    public async Task Poll_TopicMadeAnewWhileRunning_CountsTheNewOnes()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker, null, Stored);
        await SendAsync(broker, rows: 1, expected: 10);

        broker.DeleteTopic(Service.Input);
        broker.CreateTopic(Service.Input, 1);

        await SendAsync(broker, rows: 3, expected: 40);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RunAsync(EmbeddedBroker broker, int rows, long expected, params (string, string)[] settings)
    {
        await using var service = await Service.StartAsync(broker, null, [.. Stored, .. settings]);
        await SendAsync(broker, rows, expected);
    }

    /// <summary>Sends rows; the summary asked for after they were counted has the sum.</summary>
    private static async Task SendAsync(EmbeddedBroker broker, int rows, long expected)
    {
        using var client = new TopicClient(broker.BootstrapServers);
        for (var left = rows; left > 0; left--)
        {
            await client.SendAsync(Row);
        }

        await TopicClient.Until(() => Volumes(client).LastOrDefault() >= expected, $"a summary of {expected}");
        await client.SendAsync(Publish);
        await client.SendAsync(Publish);
        await TopicClient.Until(() => Volumes(client).Count() >= 2, "the summaries asked for");
        Volumes(client).Max().ShouldBe(expected);
    }

    private static IEnumerable<long> Volumes(TopicClient client) => client.Answers.Select(answer => JsonDocument.Parse(answer.Json).RootElement.GetProperty("weekly"))
        .Where(weekly => weekly.TryGetProperty("Voice_F_C", out _))
        .Select(weekly => weekly.GetProperty("Voice_F_C")[0].GetProperty("Volume").GetInt64());
}
