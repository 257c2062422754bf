using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

/// <summary>What the grains do while sums are rebuilt from the log.</summary>
public sealed class RebuildTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    [Fact]
    public async Task Summary_MarkedBeforeARebuildBegan_WaitsForItsEnd()
    {
        var first = await AddAsync("r1", 1, 5);
        cluster.Rebuild.Begin();
        var shown = SummarizeAsync("r1", 1, first);
        var flushed = cluster.Grains.GetGrain<ISummaryGrain>("r1/actuals").FlushAsync();
        await AddAsync("r1", 2, 7);
        (shown.IsCompleted || flushed.IsCompleted).ShouldBeFalse();
        Summaries("r1").ShouldBeEmpty();

        cluster.Rebuild.End();
        await shown;

        Summaries("r1").ShouldHaveSingleItem().ShouldContain("\"Volume\":12,");
    }

    [Fact]
    public async Task Summary_ServiceStopsDuringTheRebuild_FailsInsteadOfShowingAPart()
    {
        var added = await AddAsync("r2", 1, 5);
        cluster.Rebuild.Begin();
        var shown = SummarizeAsync("r2", 1, added);

        cluster.Rebuild.GiveUp();

        await Should.ThrowAsync<OperationCanceledException>(() => shown);
        Summaries("r2").ShouldBeEmpty();
        cluster.Rebuild.Begin();
        cluster.Rebuild.End();
        await SummarizeAsync("r2", 1, added);
        Summaries("r2").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RestoreRollup_AnsweredBefore_IsTheSnapshotAgainAndPublishesNothing()
    {
        var source = new SourcePosition("r3", 0, 1, 1);
        var json = """{"organizationId":"r3","weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":100},{"Week":"never"}]}"""u8.ToArray();
        var fold = (await cluster.Grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey).FoldAsync(new FoldRequest(source, json, SumsOnly: true), default)).Rollup!;

        fold.Answer.ShouldBeNull();
        fold.Rejected.ShouldBeNull();
        await cluster.Grains.GetGrain<IScenarioGrain>(fold.Scenario).RestoreRollupAsync(new RollupRequest(source, fold, null));

        (await cluster.Grains.GetGrain<IScenarioGroupsGrain>("r3/r3").SnapshotAggregatesAsync()).ShouldHaveSingleItem();
        cluster.Producer.Records.ShouldNotContain(record => Encoding.UTF8.GetString(record.Key!) == "r3/r3");
    }

    private async Task<HourlyOutcome> AddAsync(string organization, long offset, int volume)
    {
        var source = new SourcePosition(organization, 0, offset, offset);
        return await cluster.AddHourlyAsync(source, await FoldAsync(source, volume));
    }

    private async Task SummarizeAsync(string organization, long offset, HourlyOutcome outcome)
    {
        var source = new SourcePosition(organization, 0, offset, offset);
        var subject = (await FoldAsync(source, 1)).Subject;
        await cluster.Grains.GetGrain<ISummaryGrain>(subject.Scenario).SummarizeAsync(new SummaryMark(source.Version, subject, outcome.Changed));
    }

    private async Task<HourlyFold> FoldAsync(SourcePosition source, int volume) => (await cluster.FoldAsync(source, Encoding.UTF8.GetBytes(
        $$"""{"event":"hourly","organizationId":"{{source.Topic}}","scenario":"actuals","rows":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":{{volume}}}]}"""))).Hourly!;

    private List<string> Summaries(string organization) =>
        [.. cluster.Producer.Records.Where(record => Encoding.UTF8.GetString(record.Key!) == $"{organization}/actuals")
            .Select(record => PayloadEncoder.TryDecode(record.Value, new FoldLimits(), out var json, out _) ? Encoding.UTF8.GetString(json) : throw new InvalidDataException())];
}
