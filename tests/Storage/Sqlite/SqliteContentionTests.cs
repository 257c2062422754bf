using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteContentionTests : ContentionContract
{
    protected override TestDatabase Database { get; } = new SqliteTestDatabase();
}
