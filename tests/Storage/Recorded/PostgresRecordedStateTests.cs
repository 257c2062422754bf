using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Recorded;

[Collection(PostgresTests.Name)]
public sealed class PostgresRecordedStateTests(PostgresServer server) : RecordedStateContract
{
    protected override TestDatabase Database { get; } = new PostgresTestDatabase(server);

    private protected override void Load(Recording recording) => Database.Execute(recording.PostgresScript);
}
