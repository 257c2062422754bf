using Microsoft.Data.Sqlite;
using ScenarioOrleans.Crash.Tests.Drive;
using ScenarioOrleans.Crash.Tests.Support;

namespace ScenarioOrleans.Crash.Tests;

/// <summary>The disk as SQLite sees it: a file that may not grow any more, until something in it is deleted.</summary>
public sealed class DiskFullTests
{
    private const int BallastBytes = 900_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task DiskFull_ThenRoomAgain_NothingIsLostAndTheServiceGoesOnByItself()
    {
        using var stage = new Stage(seed: 3, settings: new Dictionary<string, string>
        {
            ["Scenario:Storage:MaxFileBytes"] = "1048576",
            ["Kafka:MaxAttempts"] = "3",
        });
        Execute(stage, "PRAGMA journal_mode = WAL; CREATE TABLE ballast (bytes BLOB)");
        Execute(stage, $"INSERT INTO ballast VALUES (zeroblob({BallastBytes}))");
        await stage.Sender.SendAsync(400);
        using var service = stage.Start();

        await Wait.ForAsync("the service's word that the disk is full", () => service.HasExited || service.Log.Any(line => line.Contains("no room", StringComparison.Ordinal)), Limit);
        await stage.Sender.SendAsync(100);
        await Wait.UntilAsync(() => service.HasExited, TimeSpan.FromSeconds(4));
        service.HasExited.ShouldBeFalse();
        stage.Backlog.ShouldNotBe(0);

        Execute(stage, "DELETE FROM ballast");
        (await stage.FinishAsync(service)).ShouldBeEmpty();
    }

    private static void Execute(Stage stage, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={stage.DatabaseFile};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
