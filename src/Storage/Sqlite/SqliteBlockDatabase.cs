using Microsoft.Extensions.Logging;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>One file: a connection that writes, and a few that read.</summary>
internal sealed class SqliteBlockDatabase : IBlockDatabase
{
    private const long WriterCacheBytes = 32L << 20;

    private readonly SqliteConnections _connections;
    private readonly SqliteReaders _readers;
    private readonly SqliteFileSystemCheck _fileSystem;
    private readonly TimeProvider _time;
    private SqliteWriter? _writer;

    public SqliteBlockDatabase(StorageOptions options, TimeProvider time, ILogger<SqliteBlockDatabase> logger)
    {
        _connections = new SqliteConnections(options);
        _readers = new SqliteReaders(_connections);
        _fileSystem = new SqliteFileSystemCheck(options, logger);
        _time = time;
    }

    public string Provider => StorageProviders.Sqlite;

    public bool IsServer => false;

    public void Open()
    {
        var folder = Path.GetDirectoryName(_connections.File)!;
        Directory.CreateDirectory(folder);
        _fileSystem.Check(_connections.File, FileSystem.Of(folder));
        _connections.Prepare();
        using (var connection = _connections.Open(WriterCacheBytes))
        {
            SqliteSchema.Steps.Apply(connection, Provider, $"'{_connections.File}'");
        }

        _writer = OpenWriter();
    }

    public ValueTask<StoredRow?> ReadAsync(BlockKey key, CancellationToken cancel) => _readers.ReadAsync(reader => reader.Read(key), cancel);

    public ValueTask<IReadOnlyList<string>> GroupListsAsync(string after, int most, CancellationToken cancel) =>
        _readers.ReadAsync(reader => reader.GroupLists(after, most), cancel);

    public ValueTask<byte[]?> GroupListAsync(string storedKey, CancellationToken cancel) =>
        _readers.ReadAsync(reader => reader.GroupList(storedKey), cancel);

    public void Commit(IReadOnlyList<PendingWrite> writes)
    {
        _writer ??= OpenWriter();
        try
        {
            _writer.Write(writes, _time.GetUtcNow());
        }
        catch
        {
            _writer.Dispose();
            _writer = null;
            throw;
        }
    }

    public ValueTask<StorageException> ExplainAsync(Exception failure) => ValueTask.FromResult(SqliteFailures.Explain(failure, _connections.File));

    public ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        _writer = null;
        _readers.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteWriter OpenWriter() => new(_connections.Open(WriterCacheBytes));
}
