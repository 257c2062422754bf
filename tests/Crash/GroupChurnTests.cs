using Npgsql;
using ScenarioOrleans.Crash.Tests.Drive;
using ScenarioOrleans.Crash.Tests.Support;
using PostgresServer = ScenarioOrleans.Storage.Tests.Support.PostgresServer;

namespace ScenarioOrleans.Crash.Tests;

/// <summary>
/// Several processes of one group, each a silo of its own, on one database: two of them own activations of the same aggregates at the same
/// time, and nothing but etags keeps the stored sums right. What they show in summaries may be what one of them had before.
/// </summary>
public sealed class GroupChurnTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task Processes_JoiningLeavingAndKilled_StoredSumsAreExact()
    {
        using var server = new PostgresServer();
        var database = server.CreateDatabase();
        using var stage = new Stage(seed: 6, settings: new Dictionary<string, string>
        {
            ["Kafka:JoinGroup"] = "true",
            ["Kafka:SessionTimeout"] = "00:00:06",
            ["Kafka:HeartbeatInterval"] = "00:00:01",
            ["Kafka:RevokeTimeout"] = "00:00:02",
            ["Scenario:Storage:Provider"] = "postgres",
            ["Scenario:Storage:Path"] = string.Empty,
            ["Scenario:Storage:ConnectionString"] = database,
        });
        await stage.Sender.SendAsync(200);
        using var leaving = stage.Start();
        using var dying = stage.Start();
        await MoreAsync(stage);
        using var joining = stage.Start();
        await MoreAsync(stage);
        await dying.KillAsync();
        await MoreAsync(stage);
        leaving.Terminate();
        using var late = stage.Start();
        await MoreAsync(stage);

        await stage.Sender.SendAsync(100);
        (await stage.FinishAsync(new FinishOptions { Summaries = false }, joining, late)).ShouldBeEmpty();
        leaving.ExitCode.ShouldBe(0);
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        stage.Ledger.Plans.SelectMany(plan => stage.Ledger.Running(plan.Key).Differences(FigureTable.Read(connection, plan))).ShouldBeEmpty();
    }

    /// <summary>More messages, until some of them are done.</summary>
    private static async Task MoreAsync(Stage stage)
    {
        await stage.Sender.SendAsync(150);
        var done = stage.Sender.Sent - 200;
        await Wait.ForAsync($"{done} messages committed", () => stage.Progress.Committed() >= done, Limit);
    }
}
