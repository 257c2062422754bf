using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Cluster;

[Collection(PostgresTests.Name)]
public sealed class PostgresClusterTests(PostgresServer server)
{
    private PostgresTestDatabase Database { get; } = new(server);

    [SkippableFact]
    public async Task Kill_OneOfTwoSilos_TheOtherGoesOnFromTheStoredStates()
    {
        await using var cluster = await StoredCluster.StartAsync(Database.Options, 2);
        for (var i = 0; i < 20; i++)
        {
            await cluster.RollupAsync(i, $"org-{i}", ("Voice", 1), ("Chat", 2));
        }

        await cluster.Silos.KillSiloAsync(cluster.Silos.Silos[1]);
        await cluster.Silos.WaitForLivenessToStabilizeAsync(didKill: true);
        for (var i = 0; i < 20; i++)
        {
            await cluster.RollupAsync(100 + i, $"org-{i}", ("Voice", 10));
        }

        Database.Query("SELECT contact_type, volume, count(*) FROM weekly_figures GROUP BY contact_type, volume").ShouldBe(["Voice|10|20"]);
    }
}
