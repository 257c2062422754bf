using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Recorded;

public sealed class SqliteRecordedStateTests : RecordedStateContract
{
    protected override TestDatabase Database { get; } = new SqliteTestDatabase();

    private protected override void Load(Recording recording)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database.Options.Path)!);
        File.Copy(recording.Sqlite, Database.Options.Path);
    }
}
