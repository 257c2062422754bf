using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ScenarioOrleans.Integration.Tests.Support;

namespace ScenarioOrleans.Integration.Tests;

public sealed class WebTests
{
    [Fact]
    public async Task Status_AfterWork_CountsIt()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker);
        using var client = new TopicClient(broker.BootstrapServers);
        await client.AnswerToAsync(await client.SendAsync(Requests.Ones("org-1", 3)));
        await client.DeadLetterOfAsync(await client.SendAsync("nonsense"));

        JsonElement status = default;
        await EventuallyAsync(async () =>
        {
            status = await service.Http.GetFromJsonAsync<JsonElement>("/api/status");
            return status.GetProperty("messagesDone").GetInt64() == 2 && status.GetProperty("lag").GetInt64() == 0;
        });

        status.GetProperty("messages").GetInt64().ShouldBe(2);
        status.GetProperty("rows").GetInt64().ShouldBe(3);
        status.GetProperty("answers").GetInt64().ShouldBe(1);
        status.GetProperty("deadLetters").GetInt64().ShouldBe(1);
        status.GetProperty("state").GetString().ShouldBe("running");
        var age = TimeProvider.System.GetUtcNow() - System.Diagnostics.Process.GetCurrentProcess().StartTime.ToUniversalTime();
        status.GetProperty("uptimeSeconds").GetDouble().ShouldBe(age.TotalSeconds, tolerance: 2);
        status.GetProperty("held").GetArrayLength().ShouldBe(0);
        status.GetProperty("pendingSummaries").GetInt32().ShouldBe(0);
        status.GetProperty("storage").GetProperty("provider").GetString().ShouldBe("memory");
        status.GetProperty("live").GetProperty("subscribers").GetInt32().ShouldBe(0);
        status.GetProperty("recentDeadLetters")[0].GetProperty("code").GetString().ShouldBe("unknown-encoding");
    }

    [Theory]
    [InlineData("/", "ScenarioOrleans")]
    [InlineData("/dashboard/", "Orleans")]
    [InlineData("/health/live", "Healthy")]
    [InlineData("/health/startup", "Healthy")]
    public async Task Page_WhileRunning_IsServed(string path, string text)
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker);

        var answer = await service.Http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(text);
    }

    [Fact]
    public async Task Ready_OncePartitionsAreAssigned_SaysSo()
    {
        using var broker = Service.StartBroker();
        await using var service = await Service.StartAsync(broker);

        await EventuallyAsync(async () => (await service.Http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
    }

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
