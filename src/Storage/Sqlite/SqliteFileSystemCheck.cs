using Microsoft.Extensions.Logging;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>
/// Keeps a write-ahead log off file systems that other machines may reach: it needs memory that all its users share, and where that fails it
/// fails silently, as a database that is damaged later.
/// </summary>
internal sealed partial class SqliteFileSystemCheck(StorageOptions options, ILogger logger)
{
    /// <param name="file">The database.</param>
    /// <param name="system">Where it is.</param>
    /// <exception cref="StorageException">It is refused.</exception>
    public void Check(string file, FileSystem system)
    {
        if (!system.IsShared)
        {
            return;
        }

        if (options.Journal == SqliteJournals.Wal)
        {
            throw new StorageException(
                $"The database '{file}' is on the file system {system.Name}, which other machines may reach, and SQLite's write-ahead log does not work there. "
                + $"Put it on a local disk ({StorageOptions.Section}:{nameof(StorageOptions.Path)}) or take the provider {StorageProviders.Postgres}. "
                + $"If this silo alone uses the file, set Scenario__Storage__{nameof(StorageOptions.Journal)}={SqliteJournals.Rollback}; "
                + $"if the file system is a local one, ={SqliteJournals.WalAnywhere}.")
            {
                WholeDatabase = true,
                Provider = StorageProviders.Sqlite,
            };
        }

        LogShared(file, system.Name, options.Journal);
    }
}
