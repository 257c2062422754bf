using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteReadersTests : IAsyncDisposable
{
    private readonly SqliteTestDatabase _database = new();
    private readonly SqliteReaders _readers;

    public SqliteReadersTests()
    {
        var connections = new SqliteConnections(_database.Options);
        using (var connection = connections.Open(1 << 20))
        {
            SqliteSchema.Steps.Apply(connection, "sqlite", "test");
        }

        _readers = new SqliteReaders(connections);
    }

    public ValueTask DisposeAsync()
    {
        _readers.Dispose();
        return _database.DisposeAsync();
    }

    [Fact]
    public async Task ReadAsync_MoreAtOnceThanReaders_WaitForOneAndAllRead()
    {
        using var all = new CountdownEvent(SqliteReaders.Most);
        using var go = new ManualResetEventSlim();
        var seen = new HashSet<SqliteReader>();
        var holding = Enumerable.Range(0, SqliteReaders.Most).Select(_ => Task.Factory.StartNew(
            () => _readers.ReadAsync(reader => Hold(reader, seen, all, go), default).AsTask(), TaskCreationOptions.LongRunning).Unwrap()).ToArray();
        all.Wait();

        var waiting = Enumerable.Range(0, 100).Select(_ => _readers.ReadAsync(reader => Note(reader, seen), default).AsTask()).ToArray();
        waiting.ShouldAllBe(read => !read.IsCompleted);
        go.Set();
        await Task.WhenAll([.. holding, .. waiting]);

        seen.Count.ShouldBe(SqliteReaders.Most);
    }

    [Fact]
    public async Task ReadAsync_ReadFailed_GivesItsPlaceBack()
    {
        for (var i = 0; i <= SqliteReaders.Most; i++)
        {
            await Should.ThrowAsync<InvalidOperationException>(async () => await _readers.ReadAsync<int>(_ => throw new InvalidOperationException(), default));
        }

        (await _readers.ReadAsync(reader => reader.Read(new BlockKey("t", "s", "k")), default)).ShouldBeNull();
    }

    [Fact]
    public async Task ReadAsync_Disposed_FailsAsTransient()
    {
        _readers.Dispose();

        (await Should.ThrowAsync<StorageException>(async () => await _readers.ReadAsync(_ => 0, default))).Transient.ShouldBeTrue();
    }

    private static int Hold(SqliteReader reader, HashSet<SqliteReader> seen, CountdownEvent all, ManualResetEventSlim go)
    {
        all.Signal();
        go.Wait();
        return Note(reader, seen);
    }

    private static int Note(SqliteReader reader, HashSet<SqliteReader> seen)
    {
        lock (seen)
        {
            seen.Add(reader);
        }

        return 0;
    }
}
