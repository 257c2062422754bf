namespace ScenarioOrleans.Storage.Options;

/// <summary>The values of <see cref="StorageOptions.Journal"/>: how <c>sqlite</c> keeps a transaction whole.</summary>
public static class SqliteJournals
{
    /// <summary>A write-ahead log; refused where other machines may reach the file.</summary>
    public const string Wal = "wal";

    /// <summary>A write-ahead log wherever the file is: for a file system that is taken for one that other machines reach, and is not.</summary>
    public const string WalAnywhere = "wal-anywhere";

    /// <summary>
    /// A rollback journal: needs no memory shared through the file system, but readers wait for each commit. What is left is that the file
    /// system's locks must hold, and that only one silo uses the file.
    /// </summary>
    public const string Rollback = "rollback";

    public static IReadOnlyList<string> All { get; } = [Wal, WalAnywhere, Rollback];
}
