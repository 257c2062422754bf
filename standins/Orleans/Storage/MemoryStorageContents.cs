namespace Orleans.Storage;

/// <summary>
/// What the memory storages of a cluster hold. It outlives silos, so that states survive when one is killed; Orleans' own memory
/// storage loses the part that the killed silo held.
/// </summary>
internal sealed class MemoryStorageContents
{
    private readonly Dictionary<(string Storage, string Key), Entry> _entries = [];

    public Entry? Read(string storage, string key)
    {
        lock (_entries)
        {
            return _entries.TryGetValue((storage, key), out var entry) && !entry.Removed ? entry : null;
        }
    }

    /// <summary>Keeps the state if <paramref name="etag"/> is current, and returns the new one.</summary>
    public string Write(string storage, string key, string? etag, object? state)
    {
        lock (_entries)
        {
            Check(storage, key, etag, "Update");
            var next = Guid.NewGuid().ToString("N");
            _entries[(storage, key)] = new Entry(state, next, false);
            return next;
        }
    }

    public void Clear(string storage, string key, string? etag)
    {
        lock (_entries)
        {
            Check(storage, key, etag, "Delete");
            _entries[(storage, key)] = new Entry(null, string.Empty, true);
        }
    }

    private void Check(string storage, string key, string? etag, string operation)
    {
        if (!_entries.TryGetValue((storage, key), out var entry) || etag == "*" || etag == entry.ETag || (entry.Removed && etag is null))
        {
            return;
        }

        throw new InconsistentStateException(
            $"Etag mismatch during {operation} for {key} in storage {storage}: expected {entry.ETag}, received {etag}", entry.ETag, etag);
    }

    internal sealed record Entry(object? State, string ETag, bool Removed);
}
