using System.Globalization;
using Microsoft.Data.Sqlite;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>
/// Opens the file. Write-ahead logging, so that readers never wait for the writer; <c>synchronous=FULL</c>, so that a commit has
/// reached the disk when it returns: a message's offset is committed only after that.
/// </summary>
internal sealed class SqliteConnections(StorageOptions options)
{
    private const int PageBytes = 4096;
    private const int PagesAhead = 8192; // the log is moved into the file at 32 MiB: pages that are written often are moved once
    private const int CacheKibibytes = 32 * 1024;
    private const long MostPages = 4_294_967_294;

    /// <summary>The file's full path.</summary>
    public string File { get; } = Path.GetFullPath(options.Path);

    public SqliteConnection Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = File,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(options.BusyTimeout.TotalSeconds)),
        }.ToString());
        try
        {
            connection.Open();
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)options.BusyTimeout.TotalMilliseconds}"));
            Run(connection, $"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = {PagesAhead}; PRAGMA cache_size = -{CacheKibibytes}");
            LimitSize(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void LimitSize(SqliteConnection connection)
    {
        if (options.MaxFileBytes is { } bytes)
        {
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {Math.Min(bytes / PageBytes, MostPages)}"));
        }
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
