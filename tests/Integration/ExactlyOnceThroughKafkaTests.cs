using ScenarioOrleans.Integration.Tests.Support;

namespace ScenarioOrleans.Integration.Tests;

/// <summary>The whole service with answers in transactions.</summary>
public sealed class ExactlyOnceThroughKafkaTests
{
    [Fact]
    public async Task Service_WithTransactions_AnswersSummarizesBuriesAndStopsCleanly()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(
            broker, null, ("Kafka:ExactlyOnce", "true"), ("Scenario:Summary:PublishInterval", "00:00:00.2"));
        using var client = new TopicClient(broker.BootstrapServers);

        var rollup = await client.SendAsync(Requests.Ones("org-1", 3), "org-1"u8.ToArray());
        var broken = await client.SendAsync("{");
        await client.SendAsync("""{"event":"hourly","organizationId":"org-1","scenario":"actuals","rows":[{"Week":"2024-01-08","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Austin","Volume":7}]}""");

        (await client.AnswerToAsync(rollup)).Json.ShouldBe(Requests.AnswerToOnes("org-1", 3));
        (await client.DeadLetterOfAsync(broken)).Header("scenario.error.code").ShouldBe("malformed-json");
        await TopicClient.Until(() => client.Answers.Any(answer => answer.KeyText == "org-1/actuals"), "a summary");
        client.Answers.Count(answer => answer.Header("message-id") == rollup).ShouldBe(1);
    }
}
