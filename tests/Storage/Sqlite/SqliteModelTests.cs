using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteModelTests : ModelContract
{
    protected override TestDatabase Database { get; } = new SqliteTestDatabase();
}
