using Microsoft.Data.Sqlite;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteConnectionsTests : IAsyncDisposable
{
    private const long SynchronousFull = 2;
    private const long CacheBytes = 1 << 20;

    private readonly SqliteTestDatabase _database = new();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("wal", "PRAGMA journal_mode", "wal")]
    [InlineData("wal-anywhere", "PRAGMA journal_mode", "wal")]
    [InlineData("rollback", "PRAGMA journal_mode", "truncate")]
    [InlineData("wal", "PRAGMA synchronous", SynchronousFull)]
    [InlineData("rollback", "PRAGMA synchronous", SynchronousFull)]
    [InlineData("wal", "PRAGMA busy_timeout", 5000L)]
    [InlineData("wal", "PRAGMA page_size", 4096L)]
    [InlineData("wal", "PRAGMA cache_size", -1024L)]
    public void Open_Connection_IsSetForDurableCommits(string journal, string pragma, object expected)
    {
        _database.Options.Journal = journal;

        using var connection = Open();

        Ask(connection, pragma).ShouldBe(expected);
    }

    [Fact]
    public void Prepare_RollbackOverAWriteAheadLog_KeepsWhatIsInTheLog()
    {
        using (var before = Open())
        {
            Ask(before, "CREATE TABLE kept (x); INSERT INTO kept VALUES (5)");
        }

        _database.Options.Journal = SqliteJournals.Rollback;
        using var after = Open();

        Ask(after, "SELECT x FROM kept").ShouldBe(5L);
        File.ReadAllBytes(_database.Options.Path)[18].ShouldBe((byte)1, "the header says that there is no log");
    }

    [SkippableFact]
    public void Open_LogThatSqliteDoesNotTake_IsRefusedWithTheRemedy()
    {
        Skip.If(OperatingSystem.IsWindows(), "SQLite has no way without shared memory to files there.");

        var refused = Should.Throw<StorageException>(() => Open("unix-dotfile"));

        refused.Message.ShouldContain("does not take SQLite's write-ahead log");
        refused.Message.ShouldContain("Scenario__Storage__Journal=rollback");
        _database.Options.Journal = SqliteJournals.Rollback;
        using var connection = Open("unix-dotfile");
        Ask(connection, "PRAGMA journal_mode").ShouldBe("truncate");
    }

    private SqliteConnection Open(string? vfs = null)
    {
        var connections = new SqliteConnections(_database.Options, vfs);
        connections.Prepare();
        return connections.Open(CacheBytes);
    }

    private static object? Ask(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }
}
