using ScenarioOrleans.Grains.Tests.Cluster;
using ScenarioOrleans.Grains.Tests.Orleans;

namespace ScenarioOrleans.Grains.Tests;

/// <summary>What hangs for longer than Orleans waits of its own accord ends with its own exception; here Orleans waits for a second.</summary>
public sealed class HangTests : IAsyncLifetime
{
    private readonly ScenarioCluster _cluster = new(responseTimeout: TimeSpan.FromSeconds(1));

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task AnswerRollup_BrokerHangs_EndsWithWhatTheProducerSays()
    {
        var confirmation = new TaskCompletionSource();
        _cluster.Publisher.Confirmation = confirmation.Task;
        var rollup = RollupAsync("broker");

        await UntilOrleansGivesUpAsync();

        rollup.IsCompleted.ShouldBeFalse();
        confirmation.SetException(new AnswerNotPublishedException("the leader hangs"));
        (await Should.ThrowAsync<AnswerNotPublishedException>(() => rollup)).Message.ShouldContain("the leader hangs");
    }

    [Theory]
    [InlineData("groups")]
    [InlineData("aggregate")]
    public async Task AnswerRollup_DatabaseHangs_EndsWithWhatTheStorageSays(string state)
    {
        var write = new TaskCompletionSource();
        _cluster.Storage.Hold = name => name == state ? write.Task : Task.CompletedTask;
        var rollup = RollupAsync("database");

        await UntilOrleansGivesUpAsync();

        rollup.IsCompleted.ShouldBeFalse();
        write.SetException(new StorageException("the database hangs") { Transient = true });
        (await Should.ThrowAsync<StorageException>(() => rollup)).Message.ShouldContain("the database hangs");
    }

    [Fact]
    public async Task AnswerRollup_GivenUpWhileTheDatabaseHangs_PublishesNothing()
    {
        var write = new TaskCompletionSource();
        _cluster.Storage.Hold = _ => write.Task;
        using var cancel = new CancellationTokenSource();
        var before = _cluster.Storage.Writes.Count;
        var rollup = RollupAsync("left", cancel.Token);
        await Until(() => _cluster.Storage.Writes.Count > before);

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => rollup);
        await Until(() => _cluster.Calls.All.Single(call => call.Method == nameof(IScenarioGrain.AnswerRollupAsync)).Arguments[1] is CancellationToken { IsCancellationRequested: true });
        write.SetResult();

        // What the same activation is asked for later is answered later.
        await _cluster.Grains.GetGrain<IScenarioGrain>("left/left").ListedAsync(default);
        _cluster.Publisher.Answers.ShouldBeEmpty();
        _cluster.Storage.Writes.Skip(before).ShouldBe(["groups"]);
    }

    /// <summary>A call that does not say how long it may take has ended by now.</summary>
    private async Task UntilOrleansGivesUpAsync()
    {
        var gate = Guid.NewGuid().ToString();
        await Should.ThrowAsync<TimeoutException>(() => _cluster.On(0).GetGrain<IProbeGrain>("probe").WaitAsync(gate, default));
        Gate.Of(gate).Open();
    }

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task RollupAsync(string organization, CancellationToken cancel = default)
    {
        var source = new SourcePosition(organization, 0, 1, 1);
        var json = $$"""{"organizationId":"{{organization}}","weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}]}""";
        var fold = (await _cluster.FoldAsync(source, System.Text.Encoding.UTF8.GetBytes(json))).Rollup!;
        await _cluster.On(0).GetGrain<IScenarioGrain>(fold.Scenario).AnswerRollupAsync(new RollupRequest(source, fold, null), cancel);
    }
}
