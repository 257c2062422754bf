using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage;

/// <summary>One kind of database. Its failures are the ADO.NET driver's own; <see cref="ExplainAsync"/> says what they mean.</summary>
internal interface IBlockDatabase : IAsyncDisposable
{
    /// <summary>The provider's name in the settings.</summary>
    string Provider { get; }

    /// <summary>It runs by itself, and may come up later than this process.</summary>
    bool IsServer { get; }

    /// <summary>Connects, and brings the schema to this version's. Before anything else, until it succeeds.</summary>
    void Open();

    /// <summary>The block as last committed; null when there is none. Thread-safe.</summary>
    ValueTask<StoredRow?> ReadAsync(BlockKey key, CancellationToken cancel);

    /// <summary>The keys, as stored, of the group lists after a key, by their UTF-8 bytes. Thread-safe.</summary>
    /// <param name="after">A key or its beginning; empty: from the first.</param>
    /// <param name="most">At most so many; fewer only at the end.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask<IReadOnlyList<string>> GroupListsAsync(string after, int most, CancellationToken cancel);

    /// <summary>The group list under a key as stored; null when there is none. Thread-safe.</summary>
    ValueTask<byte[]?> GroupListAsync(string storedKey, CancellationToken cancel);

    /// <summary>
    /// Applies the writes in one transaction, each for a different key, and tells each whether it was applied or met another version.
    /// An exception means that nothing was committed, or that it is unknown whether it was. Called by one thread.
    /// </summary>
    void Commit(IReadOnlyList<PendingWrite> writes);

    /// <summary>What a failure means to callers. Takes seconds where it has to be found out whether the database answers. Thread-safe.</summary>
    ValueTask<StorageException> ExplainAsync(Exception failure);
}
