namespace ScenarioOrleans.Storage.Options;

/// <summary>Where the aggregates are kept. Section <c>Scenario:Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Scenario:Storage";

    /// <summary>One of <see cref="StorageProviders"/>. Default <c>memory</c>.</summary>
    public string Provider { get; set; } = StorageProviders.Memory;

    /// <summary>The database file of <c>sqlite</c>; its folder is made when it is missing. Default <c>data/aggregates.sqlite</c>.</summary>
    public string Path { get; set; } = "data/aggregates.sqlite";

    /// <summary>How to reach the server of <c>postgres</c>, in Npgsql's form. No default.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The most connections that a silo holds to <c>postgres</c>, 3 to 1,000: one that writes, one for the cluster's membership, the others
    /// read. Default 16: six silos fit into a server's usual 100.
    /// </summary>
    public int MaxConnections { get; set; } = 16;

    /// <summary>The most writes that share a transaction, 1 to 10,000. Default 1,024.</summary>
    public int MaxBatchWrites { get; set; } = 1_024;

    /// <summary>The most bytes that share a transaction, 64 KiB to 256 MiB; one larger write goes alone. Default 8 MiB.</summary>
    public long MaxBatchBytes { get; set; } = 8L << 20;

    /// <summary>One of <see cref="SqliteJournals"/>. Default <c>wal</c>.</summary>
    public string Journal { get; set; } = SqliteJournals.Wal;

    /// <summary>How long <c>sqlite</c> waits for another process that holds the file's lock, 0 to 5 minutes. Default 5 s.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The most that the file of <c>sqlite</c> may grow to, 1 MiB and up; then writes fail as they do on a full disk. Default null: no bound.
    /// </summary>
    public long? MaxFileBytes { get; set; }

    /// <summary>The provider and where it keeps what it keeps, without a password.</summary>
    public string Place => Provider switch
    {
        StorageProviders.Sqlite => $"{Provider}, {System.IO.Path.GetFullPath(Path)}",
        StorageProviders.Postgres => $"{Provider}, {PostgresName.Of(ConnectionString!)}",
        _ => $"{Provider}, which forgets everything at exit",
    };
}
