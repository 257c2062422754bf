using System.Globalization;
using Microsoft.Data.Sqlite;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>
/// Opens the file. Write-ahead logging, so that readers never wait for the writer; <c>synchronous=FULL</c>, so that a commit has
/// reached the disk when it returns: a message's offset is committed only after that. By setting a rollback journal instead, which is
/// truncated, because then a commit has reached the disk under <c>FULL</c> as well.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="vfs">SQLite's way to the files; null: its own default.</param>
internal sealed class SqliteConnections(StorageOptions options, string? vfs = null)
{
    private const int PageBytes = 4096;
    private const int PagesAhead = 8192; // the log is moved into the file at 32 MiB: pages that are written often are moved once
    private const long MostPages = 4_294_967_294;

    /// <summary>The file's full path.</summary>
    public string File { get; } = Path.GetFullPath(options.Path);

    private bool IsWal => options.Journal != SqliteJournals.Rollback;

    /// <summary>Brings the file to the journal that is set. Once, before other connections are opened.</summary>
    public void Prepare()
    {
        if (!IsWal)
        {
            // Held by one connection, a write-ahead log needs no shared memory: so also one that an earlier start left can be ended anywhere.
            using var alone = Connect();
            Run(alone, "PRAGMA locking_mode = EXCLUSIVE");
            Run(alone, "PRAGMA journal_mode = TRUNCATE");
        }
    }

    /// <param name="cacheBytes">How much of the file the connection keeps in memory.</param>
    public SqliteConnection Open(long cacheBytes)
    {
        var connection = Connect();
        try
        {
            Run(connection, $"PRAGMA page_size = {PageBytes}");
            TakeJournal(connection);
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA synchronous = FULL; PRAGMA cache_size = -{cacheBytes / 1024}"));
            LimitSize(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Connect()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = File,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(options.BusyTimeout.TotalSeconds)),
            Vfs = vfs,
        }.ToString());
        try
        {
            connection.Open();
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)options.BusyTimeout.TotalMilliseconds}"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void TakeJournal(SqliteConnection connection)
    {
        if (!IsWal)
        {
            Run(connection, "PRAGMA journal_mode = TRUNCATE");
            return;
        }

        var taken = Run(connection, "PRAGMA journal_mode = WAL");
        if (taken is not "wal")
        {
            throw new StorageException($"{SqliteFailures.NoWal(File)} (SQLite took the journal mode '{taken}'.)")
            {
                WholeDatabase = true,
                Provider = StorageProviders.Sqlite,
            };
        }

        Run(connection, $"PRAGMA wal_autocheckpoint = {PagesAhead}");
    }

    private void LimitSize(SqliteConnection connection)
    {
        if (options.MaxFileBytes is { } bytes)
        {
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {Math.Min(bytes / PageBytes, MostPages)}"));
        }
    }

    private static object? Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }
}
