using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

public sealed class PublisherGrainTests : IAsyncLifetime
{
    private readonly ScenarioCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task PublishAsync_BrokerHasNotConfirmed_NextIsHandedOverButNeitherCompletes()
    {
        var confirmation = new TaskCompletionSource();
        _cluster.Publisher.Confirmation = confirmation.Task;
        var publisher = _cluster.Grains.GetGrain<IPublisherGrain>("org/plan");

        var first = publisher.PublishAsync(Envelope("t/0/1"), default);
        await Until(() => _cluster.Publisher.Answers.Count == 1);
        var second = publisher.PublishAsync(Envelope("t/0/2"), default);
        await Until(() => _cluster.Publisher.Answers.Count == 2);

        first.IsCompleted.ShouldBeFalse();
        second.IsCompleted.ShouldBeFalse();
        confirmation.SetResult();
        await Task.WhenAll(first, second);
    }

    private static AnswerEnvelope Envelope(string id) => new(id, new RenderedAnswer([1], "identity", "sha-256="), null);

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
