using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests.Analysis;

public sealed class ScenarioCatalogTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    [Fact]
    public void Of_Scenario_IsWhereItEverWas() => CatalogShards.Of("org-1/org-1").ShouldBe("19");

    /// <summary>The blocks are of the first format: a list without an organization, and the shard that has it.</summary>
    [Fact]
    public async Task Listed_OfAListOfTheFirstFormat_TakesTheOrganizationFromTheCatalog()
    {
        Store("groups", cluster.Grains.GetGrain<IScenarioGrain>("a/a"), "534F020102000000000000000000000002000000000000000101620101610101632C89DB26");
        Store("catalog", cluster.Grains.GetGrain<IScenarioCatalogGrain>(CatalogShards.Of("a/a")), "534F05010203612F610103622F620097BEF6CD");

        var listed = await cluster.Grains.GetGrain<IScenarioGrain>("a/a").ListedAsync(default);

        listed.OrganizationIsNumber.ShouldBeTrue();
        listed.Running.ShouldBe(["c"]);
    }

    private void Store(string state, IGrain grain, string block) =>
        cluster.Storage.Overtake(state, grain.GetGrainId(), new StoredBlock { Bytes = Convert.FromHexString(block) });
}
