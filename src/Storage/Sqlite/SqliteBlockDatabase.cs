using System.Collections.Concurrent;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>One file: a connection that writes, and as many that read as there are readers at a time.</summary>
internal sealed class SqliteBlockDatabase(StorageOptions options, TimeProvider time) : IBlockDatabase
{
    private readonly SqliteConnections _connections = new(options);
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private SqliteWriter? _writer;

    public string Provider => StorageProviders.Sqlite;

    public void Open()
    {
        using var connection = _connections.Open();
        SqliteSchema.Steps.Apply(connection, Provider, $"'{_connections.File}'");
        _writer = new SqliteWriter(_connections.Open());
    }

    /// <summary>Reads at once on the calling thread: a file's pages are near, and readers wait for nobody.</summary>
    public ValueTask<StoredRow?> ReadAsync(BlockKey key, CancellationToken cancel)
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = new SqliteReader(_connections.Open());
        }

        try
        {
            var row = reader.Read(key);
            _readers.Add(reader);
            return ValueTask.FromResult(row);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public void Commit(IReadOnlyList<PendingWrite> writes)
    {
        _writer ??= new SqliteWriter(_connections.Open());
        try
        {
            _writer.Write(writes, time.GetUtcNow());
        }
        catch
        {
            _writer.Dispose();
            _writer = null;
            throw;
        }
    }

    public StorageException Explain(Exception failure) => SqliteFailures.Explain(failure, _connections.File);

    public ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        _writer = null;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
