using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresSchemaTests(PostgresServer server) : SchemaContract
{
    protected override TestDatabase Database { get; } = new PostgresTestDatabase(server);
}
