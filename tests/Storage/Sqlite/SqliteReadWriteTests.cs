using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteReadWriteTests : ReadWriteContract
{
    protected override TestDatabase Database { get; } = new SqliteTestDatabase();
}
