using System.Text;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

/// <summary>What a message costs in calls, durable writes and waits for them; docs/architecture.md states the same numbers.</summary>
public sealed class CallCountTests : IAsyncLifetime
{
    private const int Groups = 3;

    private readonly ScenarioCluster _cluster = new();
    private int _offset;

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Rollup_OfANewScenario_TakesThreeCallsAndOneAGroupAndOneWriteMoreThanGroups()
    {
        var (calls, writes) = await CountAsync(() => RollupAsync("new", Groups));

        calls.ShouldBe(["AnswerRollupAsync 1", "FoldAsync 1", "PublishAsync 1", $"ReplaceAsync {Groups}"]);
        writes.ShouldBe([$"aggregate {Groups}", "groups 1"]);
    }

    [Fact]
    public async Task Rollup_ThatLacksGroups_ClearsEachWithACallAndAWriteOnce()
    {
        await RollupAsync("less", Groups);

        var (calls, writes) = await CountAsync(() => RollupAsync("less", Groups - 1));
        var (callsAgain, _) = await CountAsync(() => RollupAsync("less", Groups - 1));

        calls.ShouldBe(["AnswerRollupAsync 1", "FoldAsync 1", "PublishAsync 1", $"ReplaceAsync {Groups}"]);
        writes.ShouldBe([$"aggregate {Groups}", "groups 1"]);
        callsAgain.ShouldContain($"ReplaceAsync {Groups - 1}");
    }

    [Fact]
    public async Task Rollup_OfKnownGroups_WaitsForAllItsWritesTogether()
    {
        await RollupAsync("known", Groups);
        var held = new TaskCompletionSource();
        _cluster.Storage.Hold = state => state == "groups" ? held.Task : Task.CompletedTask;
        var before = _cluster.Storage.Writes.Count;

        var rollup = RollupAsync("known", Groups);
        await Until(() => _cluster.Storage.Writes.Count == before + Groups + 1);

        rollup.IsCompleted.ShouldBeFalse();
        held.SetResult();
        await rollup;
    }

    [Fact]
    public async Task Rollup_OfNewGroups_ListsThemBeforeTheirSums()
    {
        await RollupAsync("listed", Groups);
        var before = _cluster.Storage.Writes.Count;

        await RollupAsync("listed", Groups + 1);

        _cluster.Storage.Writes[before].ShouldBe("groups");
        _cluster.Storage.Writes.Count.ShouldBe(before + 1 + Groups + 1);
    }

    [Fact]
    public async Task HourlyBatch_OfKnownGroups_TakesOneCallAScenarioAndOneCallAndWriteAGroup()
    {
        var (_, first) = await CountAsync(() => HourlyAsync("hours", Groups));
        var (calls, writes) = await CountAsync(() => HourlyAsync("hours", Groups));

        first.ShouldBe([$"aggregate {Groups}", "groups 1"]);
        calls.ShouldBe([$"AddAsync {Groups}", "AddHourlyAsync 1", "FoldBatchAsync 1"]);
        writes.ShouldBe([$"aggregate {Groups}"]);
    }

    [Fact]
    public async Task Summary_OfChangedGroups_TakesFourCallsAndOneAGroupAndOneWrite()
    {
        await HourlyAsync("sum", Groups + 2);
        var changed = (await _cluster.Grains.GetGrain<IScenarioGrain>("sum/sum").ListedAsync(default)).Running.Take(Groups).Select(key => new ChangedGroup(key, [1]));
        var request = new SummaryRequest(new SummarySubject("sum/sum", "sum", false, DayOfWeek.Monday), [.. changed], All: false, AtOnce: true);

        var (calls, writes) = await CountAsync(() => _cluster.Grains.GetGrain<ISummaryGrain>("sum/sum").PublishAsync(request, default));

        calls.ShouldBe([$"HeldAsync {Groups}", "ListedAsync 1", "PublishAsync 2", "RenderSummaryAsync 1"], "the summary's own, and the publisher's");
        writes.ShouldBe(["summary 1"]);
    }

    private async Task<(string[] Calls, string[] Writes)> CountAsync(Func<Task> work)
    {
        var (calls, writes) = (_cluster.Calls.All.Count, _cluster.Storage.Writes.Count);
        await work();
        return (Counts(_cluster.Calls.All.Skip(calls).Select(call => call.Method)), Counts(_cluster.Storage.Writes.Skip(writes)));
    }

    private static string[] Counts(IEnumerable<string> names) => [.. names.CountBy(name => name).Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal)];

    private Task RollupAsync(string organization, int groups) => _cluster.RollupAsync(
        new SourcePosition("t", 0, ++_offset, _offset), $$"""{"organizationId":"{{organization}}","weekly":[{{Rows(groups)}}]}""");

    private async Task HourlyAsync(string organization, int groups)
    {
        var value = Encoding.UTF8.GetBytes($$"""{"event":"hourly","organizationId":"{{organization}}","rows":[{{Rows(groups)}}]}""");
        var worker = _cluster.Grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey);
        var hourly = (await worker.FoldBatchAsync(new BatchRequest([value], [0]), default)).Hourly.ShouldHaveSingleItem();
        await _cluster.AddHourlyAsync(new SourcePosition("t", 0, ++_offset, _offset), hourly);
    }

    private static string Rows(int groups) => string.Join(',', Enumerable.Range(0, groups).Select(group =>
        $$"""{"Week":"2024-01-05","Contact Type":"{{group}}","Staff Type":"F","Call Center":"C","Volume":1}"""));

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
