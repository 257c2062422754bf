using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Integration.Tests.Support;
using ScenarioOrleans.Silo.Live;

namespace ScenarioOrleans.Integration.Tests;

public sealed class LiveTests
{
    [Fact]
    public async Task Live_AnswersOfEveryKind_ArriveDecoded()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker, null, ("Scenario:Summary:PublishInterval", "00:00:00.100"));
        using var client = new TopicClient(broker.BootstrapServers);
        await using var live = await EventStream.OpenAsync(service.Http, "/api/live");

        var id = await client.SendAsync(Requests.Ones("org-1", 3));
        var rollup = (await live.NextAsync())!.Value;
        await client.SendAsync("""{"event":"hourly","organizationId":"org-1","rows":[{"Week":"2024-01-05","Contact Type":"V","Staff Type":"F","Call Center":"C","Volume":1}]}""");
        var summary = (await live.NextAsync())!.Value;
        await client.SendAsync("""{"scenario":"run-analysis","parameters":{"analysisType":"full","threshold":1}}""");
        var analysis = (await live.NextAsync())!.Value;

        live.ContentType.ShouldBe("text/event-stream");
        (rollup.Name, rollup.Id, rollup.Data.GetProperty("messageId").GetString(), rollup.Data.GetProperty("key").GetString())
            .ShouldBe(("rollup", id, id, "org-1/org-1"));
        rollup.Data.GetProperty("answer").GetRawText().ShouldBe(Requests.AnswerToOnes("org-1", 3));
        summary.Name.ShouldBe("weekly-summary");
        summary.Id.ShouldEndWith($"/summary/{summary.Data.GetProperty("answer").GetProperty("revision").GetInt64()}");
        (analysis.Name, analysis.Data.GetProperty("key").GetString()).ShouldBe(("analysis", "run-analysis"));
    }

    [Fact]
    public async Task Live_OfOneScenario_HasOnlyItsAnswers()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker);
        using var client = new TopicClient(broker.BootstrapServers);
        await using var live = await EventStream.OpenAsync(service.Http, "/api/live?scenario=org-2/org-2");

        await client.AnswerToAsync(await client.SendAsync(Requests.Ones("org-1", 1)));
        var id = await client.SendAsync(Requests.Ones("org-2", 1));

        (await live.NextAsync())!.Value.Id.ShouldBe(id);
    }

    [Fact]
    public async Task Live_NothingNew_SendsCommentsAndEndsWithTheService()
    {
        using var broker = Service.StartBroker();
        var service = await Service.StartAsync(broker, null, ("Scenario:Live:Heartbeat", "00:00:00.050"));
        await using var live = await EventStream.OpenAsync(service.Http, "/api/live");

        (await live.LineAsync()).ShouldBe(string.Empty);
        (await live.LineAsync()).ShouldBe(": nothing new");
        var stopping = service.StopAsync();
        (await live.NextAsync()).ShouldBeNull();

        await stopping;
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Live_TooManyOrAWrongScenario_IsRefused()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker, null, ("Scenario:Live:MaxSubscribers", "1"));

        (await service.Http.GetAsync("/api/live?scenario=nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await using (await EventStream.OpenAsync(service.Http, "/api/live"))
        {
            (await service.Http.GetAsync("/api/live")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }

        var hub = service.Services.GetRequiredService<LiveHub>();
        await TopicClient.Until(() => hub.Subscribers == 0, "the subscriber to be gone");
        await using var again = await EventStream.OpenAsync(service.Http, "/api/live");
    }

    [Fact]
    public async Task Stream_FollowedByAnyOrleansClient_HasTheAnswers_LongOnesInPieces()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker);
        using var client = new TopicClient(broker.BootstrapServers);
        var items = new System.Collections.Concurrent.ConcurrentQueue<PublishedAnswer>();
        var orleans = service.Services.GetRequiredService<IClusterClient>();
        await orleans.GetGrain<IAnswerWatchGrain>(IAnswerWatchGrain.Key).WatchAsync();
        await orleans.GetStreamProvider(AnswerStreams.Provider)
            .GetStream<PublishedAnswer>(AnswerStreams.All)
            .SubscribeAsync((item, _) =>
            {
                items.Enqueue(item);
                return Task.CompletedTask;
            });

        var answer = await client.AnswerToAsync(await client.SendAsync(Wide(2000)));
        await TopicClient.Until(() => items.TryPeek(out var first) && items.Count == first.Parts, "all pieces");

        items.Count.ShouldBeGreaterThan(1);
        System.Text.Encoding.UTF8.GetString([.. items.SelectMany(item => item.Json)]).ShouldBe(answer.Json);
        items.ShouldAllBe(item => item.Event == "rollup" && item.MessageId == answer.Header("message-id"));
    }

    [Fact]
    public async Task Live_ReaderThatNeverReads_HoldsUpNoAnswer()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker, null, ("Scenario:Live:SubscriberAnswers", "1"));
        using var client = new TopicClient(broker.BootstrapServers);
        await using var stuck = await EventStream.OpenAsync(service.Http, "/api/live");

        for (var i = 0; i < 12; i++)
        {
            await client.AnswerToAsync(await client.SendAsync(Wide(1000)));
        }
    }

    private static string Wide(int groups) => $$"""{"organizationId":"wide","weekly":[{{string.Join(',', Enumerable.Range(0, groups).Select(i =>
        $$"""{"Week":"2024-01-05","Contact Type":"V{{i}}","Staff Type":"F","Call Center":"C","Volume":1}"""))}}]}""";
}
