using Xunit.Abstractions;

namespace ScenarioOrleans.Crash.Tests.Cluster;

public sealed class MembersComeAndGoTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    [SkippableFact]
    public async Task RollingRestart_ThreeSilosUnderLoad_AnswersEverythingOnceAndSoon()
    {
        using var cluster = new ClusterStage(seed: 8);
        var silos = new[] { cluster.Start(), cluster.Start(), cluster.Start() };
        await ClusterStage.ReadyAsync(silos);
        await cluster.MoreAsync(50);

        await cluster.SendUntilAsync(RestartAsync());

        (await cluster.FinishAsync(silos)).ShouldBeEmpty();
        output.WriteLine($"{cluster.Stage.Sender.Sent} messages; {cluster.Stage.Mailbox.Repeats} answers came again; the longest wait was {cluster.LongestWait}");
        if (ClusterStage.IsBrokerReal)
        {
            cluster.Stage.Mailbox.Repeats.ShouldBe(0);
            cluster.LongestWait.ShouldBeLessThan(LongestWait);
        }

        async Task RestartAsync()
        {
            for (var i = 0; i < silos.Length; i++)
            {
                silos[i].Terminate();
                await silos[i].Exited;
                silos[i].ExitCode.ShouldBe(0, string.Join('\n', silos[i].Log));
                silos[i] = cluster.Start();
                await ClusterStage.ReadyAsync(silos[i]);
            }
        }
    }

    [SkippableFact]
    public async Task Silos_JoiningLeavingAndKilled_SumsAndSummariesAreExact()
    {
        using var cluster = new ClusterStage(seed: 6, ("Kafka:SessionTimeout", "00:00:06"), ("Kafka:HeartbeatInterval", "00:00:01"));
        await cluster.Stage.Sender.SendAsync(200);
        var leaving = cluster.Start();
        var dying = cluster.Start();
        await cluster.MoreAsync(150);
        var joining = cluster.Start();
        await cluster.MoreAsync(150);
        await dying.KillAsync();
        await cluster.MoreAsync(150);
        leaving.Terminate();
        var late = cluster.Start();
        await cluster.MoreAsync(150);

        (await cluster.FinishAsync(joining, late)).ShouldBeEmpty();
        await leaving.Exited;
        leaving.ExitCode.ShouldBe(0);
    }
}
