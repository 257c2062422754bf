using System.Globalization;
using System.Net;
using Npgsql;
using ScenarioOrleans.Crash.Tests.Drive;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Silo.Clustering;

namespace ScenarioOrleans.Crash.Tests.Cluster;

/// <summary>
/// Silos that are alive and do not know of each other any more: two of them hold the same grains, and only one of two that write the same state may
/// win.
/// </summary>
public sealed class SplitTests
{
    /// <summary>How a shell shows the end by SIGABRT: a silo that finds itself declared dead must not go on.</summary>
    private const int Aborted = 128 + 6;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly IPAddress Outside = IPAddress.Parse("127.0.0.2");

    [SkippableFact]
    public async Task Pause_ASiloForLongerThanItsSession_ItsWorkIsTakenOverAndCountsOnce()
    {
        using var cluster = new ClusterStage(seed: 9);
        ServiceProcess[] silos = [cluster.Start(), cluster.Start(), cluster.Start()];
        await ClusterStage.ReadyAsync(silos);
        await cluster.MoreAsync(100);
        await cluster.Stage.Sender.SendAsync(100);

        silos[0].Pause();
        await cluster.SendUntilAsync(DeadAsync(cluster, 1));
        silos[0].Resume();

        await cluster.SendUntilAsync(silos[0].Exited.WaitAsync(Limit));
        silos[0].ExitCode.ShouldBe(Aborted);
        (await cluster.FinishAsync(new FinishOptions { EachSummary = false }, silos[1], silos[2])).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Cut_BetweenTwoSilosButNotToTheDatabase_OneGoesOnAndEverythingCountsOnce()
    {
        using var cluster = new ClusterStage(seed: 10);
        using var first = new Reachable();
        using var second = new Reachable();
        ServiceProcess[] silos = [cluster.Start(first.Settings), cluster.Start(second.Settings)];
        await ClusterStage.ReadyAsync(silos);
        await cluster.MoreAsync(100);

        first.Way.Cut();
        second.Way.Cut();
        await cluster.SendUntilAsync(DeadAsync(cluster, 1));
        first.Way.Mend();
        second.Way.Mend();

        await cluster.SendUntilAsync(Task.WhenAny(silos.Select(silo => silo.Exited)).WaitAsync(Limit));
        (await cluster.FinishAsync(new FinishOptions { EachSummary = false }, [.. silos.Where(silo => !silo.HasExited)])).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Cut_BetweenASiloAndTheDatabaseButNotTheOthers_NothingIsLostAndEverythingCountsOnce()
    {
        using var cluster = new ClusterStage(seed: 11);
        var database = new NpgsqlConnectionStringBuilder(cluster.Database);
        using var way = new CuttingProxy(new IPEndPoint(IPAddress.Loopback, 0), new IPEndPoint(IPAddress.Loopback, database.Port));
        database.Port = way.Address.Port;
        var cut = cluster.Start(("Scenario:Storage:ConnectionString", database.ToString()));
        var other = cluster.Start();
        await ClusterStage.ReadyAsync(cut, other);
        await cluster.MoreAsync(100);

        way.Cut();
        await cluster.SendUntilAsync(Wait.UntilAsync(() => cut.HasExited, TimeSpan.FromSeconds(15)));
        way.Mend();

        await cluster.MoreAsync(100);
        (await cluster.FinishAsync(cut, other)).ShouldBeEmpty();
    }

    /// <summary>So many silos are declared dead.</summary>
    private static Task DeadAsync(ClusterStage cluster, int silos) => Wait.ForAsync(
        $"{silos} dead silos", () => cluster.Query("SELECT count(*) FROM orleansmembershiptable WHERE status = 6")[0] == silos.ToString(CultureInfo.InvariantCulture), Limit);

    /// <summary>A silo that the others reach by a way that can be cut.</summary>
    private sealed class Reachable : IDisposable
    {
        public Reachable()
        {
            var port = FreePorts.Take(1)[0];
            Way = new CuttingProxy(new IPEndPoint(Outside, port), new IPEndPoint(IPAddress.Loopback, port));
            Settings =
            [
                (SiloPorts.SiloPort, port.ToString(CultureInfo.InvariantCulture)),
                (SiloAddresses.Advertised, Outside.ToString()),
                (SiloAddresses.Listen, IPAddress.Loopback.ToString()),
            ];
        }

        public CuttingProxy Way { get; }

        public IReadOnlyList<(string Name, string Value)> Settings { get; }

        public void Dispose() => Way.Dispose();
    }
}
