using ScenarioOrleans.Crash.Tests.Drive;

namespace ScenarioOrleans.Crash.Tests.Cluster;

public sealed class ClusterRestartTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Nobody is left to declare the dead for dead.</summary>
    [SkippableFact]
    public async Task Kill_AllSilos_ANewOneIsReadyWithin30SecondsAndGoesOn()
    {
        using var cluster = new ClusterStage(seed: 7);
        ServiceProcess[] silos = [cluster.Start(), cluster.Start(), cluster.Start()];
        await ClusterStage.ReadyAsync(silos);
        await cluster.MoreAsync(200);
        await cluster.Stage.Sender.SendAsync(100);

        await Task.WhenAll(silos.Select(silo => silo.KillAsync()));
        var next = cluster.Start();

        (await ClusterStage.ReadyAsync(next)).ShouldBeLessThan(Limit);
        (await cluster.FinishAsync(next)).ShouldBeEmpty();
        cluster.Query("SELECT count(*) FROM orleansmembershiptable WHERE status <> 6").ShouldBe(["0"]);
    }
}
