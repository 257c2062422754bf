namespace ScenarioOrleans.Storage.Options;

/// <summary>The values of <see cref="StorageOptions.Provider"/>.</summary>
public static class StorageProviders
{
    /// <summary>Nothing outlives the process.</summary>
    public const string Memory = "memory";

    /// <summary>One file beside one silo.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>A PostgreSQL server that all silos share.</summary>
    public const string Postgres = "postgres";

    public static IReadOnlyList<string> All { get; } = [Memory, Sqlite, Postgres];
}
