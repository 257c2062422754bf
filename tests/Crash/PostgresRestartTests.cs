using ScenarioOrleans.Crash.Tests.Drive;
using ScenarioOrleans.Crash.Tests.Support;
using PostgresServer = ScenarioOrleans.Storage.Tests.Support.PostgresServer;

namespace ScenarioOrleans.Crash.Tests;

public sealed class PostgresRestartTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(3);

    [SkippableFact]
    public async Task Server_CrashesAndComesBackUnderLoad_SumsAreExactAndNothingIsADeadLetter()
    {
        using var server = new PostgresServer();
        using var stage = new Stage(seed: 4, settings: new Dictionary<string, string>
        {
            ["Scenario:Storage:Provider"] = "postgres",
            ["Scenario:Storage:Path"] = string.Empty,
            ["Scenario:Storage:ConnectionString"] = server.CreateDatabase(),
            ["Kafka:MaxAttempts"] = "3",
        });
        await stage.Sender.SendAsync(300);
        using var service = stage.Start();
        await Wait.ForAsync("work under way", () => service.HasExited || stage.Progress.Committed() > 50, Limit);

        server.StopAtOnce();
        await stage.Sender.SendAsync(200);
        await Wait.UntilAsync(() => service.HasExited, Outage);
        server.Start();
        await stage.Sender.SendAsync(200);

        (await stage.FinishAsync(service)).ShouldBeEmpty();
    }
}
