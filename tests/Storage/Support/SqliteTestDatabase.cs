using System.Data.Common;
using Microsoft.Data.Sqlite;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryFolder _folder = new();

    public SqliteTestDatabase() =>
        Options = new StorageOptions { Provider = StorageProviders.Sqlite, Path = _folder.File("new/aggregates.sqlite") };

    public override StorageOptions Options { get; }

    public override DbConnection Connect()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Options.Path)!);
        var connection = new SqliteConnection($"Data Source={Options.Path};Pooling=false");
        connection.Open();
        return connection;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
