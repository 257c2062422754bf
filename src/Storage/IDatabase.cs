using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Storage;

/// <summary>A database that is opened when the silo starts. Its failures are the ADO.NET driver's own; <see cref="ExplainAsync"/> says what they mean.</summary>
internal interface IDatabase
{
    /// <summary>The provider's name in the settings.</summary>
    string Provider { get; }

    /// <summary>It runs by itself, and may come up later than this process.</summary>
    bool IsServer { get; }

    /// <summary>Connects, and brings the schema to this version's. Before anything else, until it succeeds.</summary>
    void Open();

    /// <summary>What a failure means to callers. Takes seconds where it has to be found out whether the database answers. Thread-safe.</summary>
    ValueTask<StorageException> ExplainAsync(Exception failure);
}
