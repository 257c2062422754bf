using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Postgres;

/// <summary>On a database that orders texts as people do, which must not matter.</summary>
[Collection(PostgresTests.Name)]
public sealed class PostgresScenarioIndexTests(PostgresServer server) : ScenarioIndexContract
{
    protected override TestDatabase Database { get; } = new PostgresTestDatabase(server, "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
}
