using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>Passes the points in and behind transactions.</summary>
internal sealed class TrippingDatabase(IBlockDatabase inner, Trigger trigger) : IBlockDatabase
{
    public string Provider => inner.Provider;

    public bool IsServer => inner.IsServer;

    public void Open() => inner.Open();

    public ValueTask<StoredRow?> ReadAsync(BlockKey key, CancellationToken cancel) => inner.ReadAsync(key, cancel);

    public ValueTask<IReadOnlyList<string>> GroupListsAsync(string after, int most, CancellationToken cancel) => inner.GroupListsAsync(after, most, cancel);

    public ValueTask<byte[]?> GroupListAsync(string storedKey, CancellationToken cancel) => inner.GroupListAsync(storedKey, cancel);

    public void Commit(IReadOnlyList<PendingWrite> writes)
    {
        inner.Commit(new TrippingWrites(writes, trigger));
        trigger.Pass(KillPoint.AfterTransaction);
        if (writes.Any(write => write.Key.StateName == GroupListState.StateName))
        {
            trigger.Pass(KillPoint.AfterGroupList);
        }
    }

    public ValueTask<StorageException> ExplainAsync(Exception failure) => inner.ExplainAsync(failure);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
