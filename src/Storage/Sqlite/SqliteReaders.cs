using System.Collections.Concurrent;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>The connections that read: made when they are needed, kept, and never more than there are cores. Thread-safe.</summary>
internal sealed class SqliteReaders(SqliteConnections connections) : IDisposable
{
    /// <summary>Of all readers together; what does not fit is read from the operating system's cache.</summary>
    private const long CacheBytes = 32L << 20;

    private readonly SemaphoreSlim _places = new(Most);
    private readonly ConcurrentBag<SqliteReader> _idle = [];
    private volatile bool _disposed;

    public static int Most { get; } = Math.Clamp(Environment.ProcessorCount, 2, 16);

    /// <summary>Reads on the calling thread, at once unless all readers are at work: a file's pages are near.</summary>
    /// <exception cref="StorageException">The storage has stopped.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteReader, T> read, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return Read(read);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Closes the readers; those at work when they are done.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        if (_disposed)
        {
            throw new StorageException("The storage has stopped; nothing can be read any more.") { Transient = true, Provider = StorageProviders.Sqlite };
        }

        var reader = _idle.TryTake(out var idle) ? idle : new SqliteReader(connections.Open(CacheBytes / Most));
        try
        {
            var result = read(reader);
            _idle.Add(reader);
            if (_disposed)
            {
                Dispose();
            }

            return result;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}
