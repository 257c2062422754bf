using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

/// <summary>Without a write-ahead log the same holds, with one silo on the file.</summary>
public sealed class SqliteRollbackTests : GroupCommitContract
{
    protected override TestDatabase Database { get; } = new SqliteTestDatabase { Options = { Journal = SqliteJournals.Rollback } };
}
