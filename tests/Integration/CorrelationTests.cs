using System.Text;
using System.Text.Json;
using ScenarioOrleans.Integration.Tests.Support;

namespace ScenarioOrleans.Integration.Tests;

/// <summary>A sender finds the answer to its request by the headers that it gave it.</summary>
public sealed class CorrelationTests
{
    private const string Rollup = """{"organizationId":"o","weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}]}""";
    private const string Unusable = """{"weekly":[]}""";

    [Theory]
    [InlineData("correlation-id")]
    [InlineData("correlationId")]
    [InlineData("kafka_correlationId")]
    [InlineData("CORRELATION-ID")]
    public async Task Answer_ToARequestThatCarriesOne_CarriesItToo(string header)
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using var service = await Service.StartAsync(broker);

        var rollup = await client.SendAsync(Encoding.UTF8.GetBytes(Rollup), null, 0, (header, "42"), ("other", "x"));
        var analysis = await client.SendAsync("""{"scenario":"run-analysis","parameters":{"analysisType":"quick","threshold":10}}"""u8.ToArray(), null, 0, (header, "43"));

        (await client.AnswerToAsync(rollup)).Header(header).ShouldBe("42");
        (await client.AnswerToAsync(rollup)).Header("other").ShouldBeNull();
        (await client.AnswerToAsync(analysis)).Header(header).ShouldBe("43");
    }

    [Fact]
    public async Task Answer_ToARequestThatRepeatsIt_CarriesAllOfThem()
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using var service = await Service.StartAsync(broker, null, ("Scenario:Correlation:Headers", "reply-id"));

        var id = await client.SendAsync(Encoding.UTF8.GetBytes(Rollup), null, 0, ("reply-id", "1"), ("correlation-id", "no"), ("reply-id", "2"));

        var headers = (await client.AnswerToAsync(id)).Headers;
        headers.Where(header => header.Key == "reply-id").Select(header => Encoding.UTF8.GetString(header.GetValueBytes())).ShouldBe(["1", "2"]);
        headers.ShouldNotContain(header => header.Key == "correlation-id");
    }

    [Fact]
    public async Task Unusable_WithAndWithoutOne_IsAnsweredWithAnErrorOnlyWhereSomebodyWaits()
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using var service = await Service.StartAsync(broker);

        var silent = await client.SendAsync(Unusable);
        var asking = await client.SendAsync(Encoding.UTF8.GetBytes(Unusable), "k"u8.ToArray(), 0, ("correlation-id", "42"));

        var answer = await client.AnswerToAsync(asking);
        var json = JsonDocument.Parse(answer.Json).RootElement;
        (json.GetProperty("event").GetString(), json.GetProperty("code").GetString()).ShouldBe(("error", "missing-organization"));
        json.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        (answer.KeyText, answer.Header("correlation-id"), answer.Header("content-encoding")).ShouldBe(("k", "42", "gzip+base64"));
        (await client.DeadLetterOfAsync(asking)).Header("correlation-id").ShouldBe("42");
        await client.DeadLetterOfAsync(silent);
        client.Answers.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Always", 2)]
    [InlineData("Never", 0)]
    public async Task Unusable_BySetting_IsAlwaysOrNeverAnswered(string policy, int answers)
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using var service = await Service.StartAsync(broker, null, ("Scenario:Correlation:ErrorAnswers", policy));

        await client.SendAsync(Unusable);
        await client.SendAsync(Encoding.UTF8.GetBytes(Unusable), null, 0, ("correlation-id", "42"));
        var last = await client.SendAsync(Rollup);
        await client.AnswerToAsync(last);
        await TopicClient.Until(() => client.DeadLetters.Count() == 2, "the dead letters");

        client.Answers.Count(answer => answer.Json.Contains("\"event\":\"error\"", StringComparison.Ordinal)).ShouldBe(answers);
    }
}
