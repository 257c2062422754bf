using System.Text;
using ScenarioOrleans.Integration.Tests.Support;

namespace ScenarioOrleans.Integration.Tests;

public sealed class UnusableMessageTests
{
    [Fact]
    public async Task UnusableMessages_OfEveryKind_GoToTheDeadLetterTopicAndTheConsumerGoesOn()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker);
        using var client = new TopicClient(broker.BootstrapServers);
        var poison = new (byte[]? Value, string Code)[]
        {
            (null, "empty"),
            ("  "u8.ToArray(), "empty"),
            ("hello, world!"u8.ToArray(), "unknown-encoding"),
            ([0x1f, 0x8b, 1, 2, 3], "malformed-gzip"),
            ("{\"weekly\":["u8.ToArray(), "malformed-json"),
            ("[1]"u8.ToArray(), "not-an-object"),
            ("{\"event\":\"party\"}"u8.ToArray(), "unknown-event"),
            ("{\"weekly\":[]}"u8.ToArray(), "missing-organization"),
            ("{\"event\":\"rollup\",\"organizationId\":1}"u8.ToArray(), "missing-weekly"),
            ("{\"organizationId\":1,\"week_start\":\"someday\",\"weekly\":[]}"u8.ToArray(), "bad-week-start"),
            ("{\"scenario\":\"dance\",\"parameters\":{}}"u8.ToArray(), "unknown-command"),
        };

        foreach (var (value, code) in poison)
        {
            var letter = await client.DeadLetterOfAsync(await client.SendAsync(value, "k"u8.ToArray(), 0, ("colour", "blue")));

            letter.Header("scenario.error.code").ShouldBe(code);
            letter.Value.ShouldBe(value);
            letter.KeyText.ShouldBe("k");
            letter.Header("colour").ShouldBe("blue");
            letter.Header("__dlq.errors.group").ShouldBe("scenario-orleans");
            letter.Header("__dlq.errors.delivery.count").ShouldBe("1");
            letter.Header("__dlq.errors.message").ShouldNotBeNullOrEmpty();
        }

        (await client.AnswerToAsync(await client.SendAsync(Requests.Ones("org-1", 3)))).Json.ShouldBe(Requests.AnswerToOnes("org-1", 3));
    }

    [Fact]
    public async Task RowsThatCannotBeUsed_AreNamedInOneDeadLetter_AndTheRestIsAnswered()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker);
        using var client = new TopicClient(broker.BootstrapServers);

        var id = await client.SendAsync("""
            {"organizationId":"org-1","weekly":[5,
             {"Week":"2024-01-05","Contact Type":"V","Staff Type":"F","Call Center":"C","Volume":2},
             {"Week":"someday","Contact Type":"V","Staff Type":"F","Call Center":"C"}]}
            """);
        var answer = await client.AnswerToAsync(id);
        var letter = await client.DeadLetterOfAsync(id);

        answer.Json.ShouldContain("\"V_F_C\":[{\"Week\":\"2024-01-05\",\"Volume\":2,");
        answer.Json.ShouldEndWith("\"rejected\":{\"rows\":2,\"reasons\":{\"row-not-an-object\":1,\"bad-week\":1}}}");
        letter.Header("scenario.error.code").ShouldBe("rows-rejected");
        var rows = Encoding.UTF8.GetString(letter.Value!);
        rows.ShouldContain("\"index\":0,\"code\":\"row-not-an-object\"");
        rows.ShouldContain("\"index\":2,\"code\":\"bad-week\"");
    }
}
