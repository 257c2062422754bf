using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Integration.Tests.Support;

namespace ScenarioOrleans.Integration.Tests;

/// <summary>A long message never holds up other messages.</summary>
public sealed class LongMessageTests
{
    private const int LongRows = 100_000;

    [Fact]
    public async Task SmallRequests_BehindALongOneThatIsStillWorkedOn_AreAnswered()
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        var archive = new HoldingArchive("long");
        await using var service = await Service.StartAsync(broker, services => services.AddSingleton<IAnswerArchive>(archive));

        var longId = await client.SendAsync(Requests.OnesEncoded("long", LongRows));
        var smallIds = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.SendAsync(Requests.OnesEncoded($"small-{i}", 12))));
        foreach (var id in smallIds)
        {
            await client.AnswerToAsync(id);
        }

        client.Answers.ShouldNotContain(answer => answer.Header("message-id") == longId, "the long request's worker is held");
        archive.Release();
        (await client.AnswerToAsync(longId)).Json.ShouldBe(Requests.AnswerToOnes("long", LongRows));
    }

    /// <summary>Holds the worker of one organization's requests, as a fold that takes very long would.</summary>
    private sealed class HoldingArchive(string organization) : IAnswerArchive
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _released.SetResult();

        public Task KeepAsync(string messageId, ScenarioKey scenario, OrganizationId of, WeeklyFigures figures, CancellationToken cancellationToken) =>
            of.Text == organization ? _released.Task.WaitAsync(cancellationToken) : Task.CompletedTask;
    }
}
