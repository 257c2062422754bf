using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteScenarioIndexTests : ScenarioIndexContract
{
    protected override TestDatabase Database { get; } = new SqliteTestDatabase();
}
