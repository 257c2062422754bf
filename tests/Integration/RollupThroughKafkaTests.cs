using System.Text;
using ScenarioOrleans.Integration.Tests.Support;

namespace ScenarioOrleans.Integration.Tests;

public sealed class RollupThroughKafkaTests
{
    [Fact]
    public async Task Request_OnTheInputTopic_IsAnsweredUnderItsKeyWithItsHeaders()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker);
        using var client = new TopicClient(broker.BootstrapServers);

        var id = await client.SendAsync(Requests.OnesEncoded("org-1", 12), "some key"u8.ToArray(), 0, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        var answer = await client.AnswerToAsync(id);

        answer.Json.ShouldBe(Requests.AnswerToOnes("org-1", 12));
        answer.KeyText.ShouldBe("org-1/org-1");
        answer.Header("content-type").ShouldBe("application/json");
        answer.Header("content-encoding").ShouldBe("gzip+base64");
        answer.Header("traceparent").ShouldBe("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        answer.Header("digest").ShouldBe("sha-256=" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(answer.Json))));
    }

    [Fact]
    public async Task Requests_SentBeforeTheServiceStarts_AreAnsweredOnceEach()
    {
        using var broker = Service.StartBroker(partitions: 3);
        using var client = new TopicClient(broker.BootstrapServers, partitions: 3);
        var ids = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => client.SendAsync(Requests.OnesEncoded($"org-{i}", i + 1), null, i % 3)));

        await using (await Service.StartAsync(broker))
        {
            foreach (var (id, i) in ids.Select((id, i) => (id, i)))
            {
                (await client.AnswerToAsync(id)).Json.ShouldBe(Requests.AnswerToOnes($"org-{i}", i + 1));
            }
        }

        client.Answers.Count().ShouldBe(30);
    }

    [Fact]
    public async Task Service_Restarted_GoesOnAfterWhatItAnswered()
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using (await Service.StartAsync(broker, null, Service.JoinGroup))
        {
            await client.AnswerToAsync(await client.SendAsync(Requests.Ones("org-1", 1)));
        }

        await using (await Service.StartAsync(broker, null, Service.JoinGroup))
        {
            await client.AnswerToAsync(await client.SendAsync(Requests.Ones("org-1", 2)));
        }

        client.Answers.Count().ShouldBe(2, "the first request was committed before the first service ended");
    }
}
