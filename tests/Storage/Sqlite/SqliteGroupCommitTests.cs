using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteGroupCommitTests : GroupCommitContract
{
    protected override TestDatabase Database { get; } = new SqliteTestDatabase();
}
