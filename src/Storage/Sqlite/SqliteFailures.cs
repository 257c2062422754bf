using Microsoft.Data.Sqlite;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>What SQLite's result codes mean to callers.</summary>
internal static class SqliteFailures
{
    private const int NoPermission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int Interrupted = 9;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Protocol = 15;
    private const int NotADatabase = 26;

    /// <summary>Extended codes: the memory that the users of a write-ahead log share could not be opened, sized, locked or mapped.</summary>
    private static readonly int[] SharedMemory = [InputOutput | (18 << 8), InputOutput | (19 << 8), InputOutput | (20 << 8), InputOutput | (21 << 8)];

    public static StorageException Explain(Exception failure, string file) => failure switch
    {
        StorageException known => known,
        SqliteException sqlite => new StorageException($"{Meaning(sqlite, file)} ({sqlite.Message})", sqlite)
        {
            Transient = sqlite.SqliteErrorCode is Busy or Locked or NoMemory or Interrupted or InputOutput or Full or CannotOpen or Protocol,
            WholeDatabase = sqlite.SqliteErrorCode is Corrupt or NotADatabase or ReadOnly or NoPermission or Full or InputOutput or CannotOpen,
            Provider = StorageProviders.Sqlite,
        },
        IOException or UnauthorizedAccessException => new StorageException($"{Meaning(CannotOpen, file)} ({failure.Message})", failure)
        {
            Transient = true,
            Provider = StorageProviders.Sqlite,
        },
        _ => new StorageException($"The database '{file}' could not be used: {failure.Message}", failure)
        {
            Provider = StorageProviders.Sqlite,
        },
    };

    /// <summary>What to say where the file system does not take a write-ahead log.</summary>
    public static string NoWal(string file) =>
        $"The file system of the database '{file}' does not take SQLite's write-ahead log. Put the file on a local disk, or set "
        + $"Scenario__Storage__{nameof(StorageOptions.Journal)}={SqliteJournals.Rollback}, which is slower.";

    private static string Meaning(SqliteException failure, string file) =>
        SharedMemory.Contains(failure.SqliteExtendedErrorCode) ? NoWal(file) : Meaning(failure.SqliteErrorCode, file);

    private static string Meaning(int code, string file) => code switch
    {
        Busy or Locked => $"The database '{file}' is held by another process for longer than {StorageOptions.Section}:{nameof(StorageOptions.BusyTimeout)}.",
        Full => $"There is no room to write the database '{file}'. Free space on its disk; writing goes on by itself.",
        CannotOpen when Directory.Exists(file) => $"The database '{file}' cannot be opened: it is a folder. Name a file in it by {StorageOptions.Section}:{nameof(StorageOptions.Path)}.",
        CannotOpen => $"The database '{file}' cannot be opened. Check that its folder can be written to, or correct {StorageOptions.Section}:{nameof(StorageOptions.Path)}.",
        Corrupt or NotADatabase => $"The file '{file}' is damaged or is no SQLite database; it was not changed. Restore it from a backup, or move it away and replay the messages.",
        _ => $"The database '{file}' could not be used.",
    };
}
