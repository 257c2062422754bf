using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

public sealed class LocalityTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    private const int Scenarios = 10;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Rollups_ReadByASilo_HaveAllTheirGrainsThere(int silo)
    {
        for (var i = 0; i < Scenarios; i++)
        {
            await ScenarioCluster.RollupAsync(cluster.On(silo), new SourcePosition($"t-{silo}", 0, i, i), Request($"here-{silo}-{i}"));
        }

        var grains = (await cluster.Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
            .Where(grain => grain.GrainId.Key.ToString()!.StartsWith($"here-{silo}-", StringComparison.Ordinal)).ToArray();

        grains.Length.ShouldBe(Scenarios * 4, "scenario, publisher and two aggregates");
        grains.ShouldAllBe(grain => grain.SiloAddress.Equals(cluster.AddressOf(silo)));
    }

    [Fact]
    public async Task Blocks_OnTheirWayWithinASilo_AreNotCopied()
    {
        var fold = await ScenarioCluster.RollupAsync(cluster.On(0), new SourcePosition("shared", 0, 1, 1), Request("shared"));

        var given = cluster.Calls.All.Where(call => call.Method == nameof(IWeeklyAggregateGrain.ReplaceAsync) && call.Key.StartsWith("shared/", StringComparison.Ordinal)).ToArray();
        given.Length.ShouldBe(2);
        foreach (var part in fold.Groups)
        {
            given.ShouldContain(call => ReferenceEquals(call.Arguments[2], part.Days));
            var aggregate = given.Single(call => ReferenceEquals(call.Arguments[2], part.Days)).Key;
            (await cluster.On(0).GetGrain<IWeeklyAggregateGrain>(aggregate).HeldAsync(default)).Days.ShouldBeSameAs(part.Days);
        }
    }

    [Fact]
    public async Task Runs_OnTheirWayWithinASilo_AreNotCopied()
    {
        OffsetRun[] runs = [new("runs", 0, 1, 1)];
        var aggregate = cluster.On(0).GetGrain<IWeeklyAggregateGrain>("runs/plan/running/a/b/c");

        await aggregate.HasAsync(runs, default);

        cluster.Calls.All.ShouldContain(call => call.Method == nameof(IWeeklyAggregateGrain.HasAsync) && ReferenceEquals(call.Arguments[0], runs));
    }

    private static string Request(string organization) =>
        $$"""{"organizationId":"{{organization}}","weekly":[{{Row("Voice")}},{{Row("Chat")}}]}""";

    private static string Row(string contactType) =>
        $$"""{"Week":"2024-01-05","Contact Type":"{{contactType}}","Staff Type":"F","Call Center":"C","Volume":1}""";
}
