using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresContentionTests(PostgresServer server) : ContentionContract
{
    protected override TestDatabase Database { get; } = new PostgresTestDatabase(server);
}
