using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests.Analysis;

public sealed class ScenarioCatalogTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    [Fact]
    public async Task Register_ManyAtOnce_AreAllListedWhenItCompletes()
    {
        var entries = Enumerable.Range(0, 200).Select(i => new CatalogEntry($"catalog/{i:000}", i % 2 == 0)).ToArray();

        await Task.WhenAll(entries.Select(Shard("07").RegisterAsync));

        (await Shard("07").ListAsync()).ShouldBe(entries);
    }

    [Fact]
    public async Task Register_NumberAndText_IsTextInEitherOrder()
    {
        foreach (var (scenario, order) in new[] { ("c/1", new[] { true, false }), ("c/2", [false, true]) })
        {
            foreach (var isNumber in order)
            {
                await Shard("08").RegisterAsync(new CatalogEntry(scenario, isNumber));
            }
        }

        (await Shard("08").ListAsync()).ShouldBe([new CatalogEntry("c/1", false), new CatalogEntry("c/2", false)]);
    }

    [Fact]
    public void Of_ManyScenarios_SpreadsThemOverAllShards()
    {
        var shards = Enumerable.Range(0, 10_000).Select(i => CatalogShards.Of($"org-{i % 50}/scenario-{i}")).CountBy(shard => shard).ToArray();

        shards.Select(shard => shard.Key).Order().ShouldBe(CatalogShards.Keys);
        shards.ShouldAllBe(shard => shard.Value < 300);
    }

    [Fact]
    public void Of_Scenario_IsWhereItEverWas() => CatalogShards.Of("org-1/org-1").ShouldBe("19");

    private IScenarioCatalogGrain Shard(string key) => cluster.Grains.GetGrain<IScenarioCatalogGrain>(key);
}
