using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage;

/// <summary>One kind of database that keeps blocks.</summary>
internal interface IBlockDatabase : IDatabase, IAsyncDisposable
{
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
}
