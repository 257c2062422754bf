using ScenarioOrleans.Aggregation;
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
        var rollup = RollupAsync("left", cancel: cancel.Token);
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

    [Fact]
    public async Task AnswerRollup_WritesKeptButTheirAnswersLost_RepeatedIsNoConflict()
    {
        await RollupAsync("lost");
        _cluster.Storage.LostAnswer = new StorageException("the answer is lost") { Transient = true };
        await Should.ThrowAsync<StorageException>(() => RollupAsync("lost", offset: 2));
        _cluster.Storage.LostAnswer = null;

        await RollupAsync("lost", offset: 2);
        await RollupAsync("lost", offset: 3);
    }

    [Fact]
    public async Task AddHourly_WriteKeptButItsAnswerLost_RepeatedCountsOnce()
    {
        await AddAsync(1);
        _cluster.Storage.LostAnswer = new StorageException("the answer is lost") { Transient = true };
        await Should.ThrowAsync<StorageException>(() => AddAsync(2));
        _cluster.Storage.LostAnswer = null;

        await AddAsync(2);
        await AddAsync(3);

        var key = new AggregateKey(new ScenarioKey("sums", "sums"), AggregateKind.Running, new GroupKey("Voice", "F", "C"));
        var held = await _cluster.On(0).GetGrain<IWeeklyAggregateGrain>(key.ToString()).HeldAsync(default);
        DaySums.FromBlock(held.Days).Rows.ShouldBe(3);
    }

    [Fact]
    public async Task Take_WriteKeptButItsAnswerLost_TheIdIsTheMessages()
    {
        (await TakeAsync("before", "t/0/1")).ShouldBeTrue();
        _cluster.Storage.LostAnswer = new StorageException("the answer is lost") { Transient = true };
        await Should.ThrowAsync<StorageException>(() => TakeAsync("lost", "t/0/2"));
        _cluster.Storage.LostAnswer = null;

        (await TakeAsync("lost", "t/0/3")).ShouldBeFalse();
        (await TakeAsync("lost", "t/0/2")).ShouldBeTrue();
        (await TakeAsync("after", "t/0/4")).ShouldBeTrue();

        Task<bool> TakeAsync(string id, string messageId) =>
            _cluster.On(0).GetGrain<ISentBatchesGrain>("batches").TakeAsync(id, messageId, 0, default);
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

    private async Task AddAsync(long offset)
    {
        const string Json = """{"event":"hourly","organizationId":"sums","week_start":"monday","rows":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}]}""";
        var fold = (await _cluster.FoldAsync(new SourcePosition("sums", 0, offset, 1), System.Text.Encoding.UTF8.GetBytes(Json))).Hourly!;
        await _cluster.On(0).GetGrain<IScenarioGrain>(fold.Subject.Scenario).AddHourlyAsync(
            new HourlyRequest([new OffsetRun("t", 0, offset, offset)], fold.Subject.WeekStart, fold.Groups, false), default);
    }

    private async Task RollupAsync(string organization, long offset = 1, CancellationToken cancel = default)
    {
        var source = new SourcePosition(organization, 0, offset, offset);
        var json = $$"""{"organizationId":"{{organization}}","weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}]}""";
        var fold = (await _cluster.FoldAsync(source, System.Text.Encoding.UTF8.GetBytes(json))).Rollup!;
        await _cluster.On(0).GetGrain<IScenarioGrain>(fold.Scenario).AnswerRollupAsync(new RollupRequest(source, fold, null), cancel);
    }
}
