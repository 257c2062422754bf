using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteConnectionsTests
{
    private const long SynchronousFull = 2;

    [Theory]
    [InlineData("PRAGMA journal_mode", "wal")]
    [InlineData("PRAGMA synchronous", SynchronousFull)]
    [InlineData("PRAGMA busy_timeout", 5000L)]
    [InlineData("PRAGMA page_size", 4096L)]
    public async Task Open_Connection_IsSetForDurableCommits(string pragma, object expected)
    {
        await using var database = new SqliteTestDatabase();
        using var connection = new SqliteConnections(database.Options).Open();
        using var command = connection.CreateCommand();
        command.CommandText = pragma;

        command.ExecuteScalar().ShouldBe(expected);
    }
}
