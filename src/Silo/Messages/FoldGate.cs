namespace ScenarioOrleans.Silo.Messages;

/// <summary>
/// Admits messages to the rollup workers: never more at once than there are workers, so that none queues behind a busy
/// one; and large ones always leave a worker to the small, so that a long message never holds up the others.
/// Thread-safe.
/// </summary>
/// <param name="workers">How many rollup workers this silo runs at once, at least 1.</param>
/// <param name="largeBytes">From this encoded size on, in bytes, a message is large.</param>
public sealed class FoldGate(int workers, int largeBytes) : IDisposable
{
    private readonly SemaphoreSlim _all = new(workers, workers);
    private readonly SemaphoreSlim _large = new(Math.Max(1, workers - 1), Math.Max(1, workers - 1));

    /// <summary>Whether a message of this encoded size, in bytes, is large.</summary>
    public bool IsLarge(int bytes) => bytes >= largeBytes;

    /// <summary>Waits for a free worker.</summary>
    /// <param name="bytes">The message's encoded size.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Gives the worker back when disposed.</returns>
    public async Task<IDisposable> EnterAsync(int bytes, CancellationToken cancellationToken)
    {
        if (!IsLarge(bytes))
        {
            await _all.WaitAsync(cancellationToken);
            return new Pass(_all, null);
        }

        await _large.WaitAsync(cancellationToken);
        try
        {
            await _all.WaitAsync(cancellationToken);
        }
        catch
        {
            _large.Release();
            throw;
        }

        return new Pass(_all, _large);
    }

    public void Dispose()
    {
        _all.Dispose();
        _large.Dispose();
    }

    private sealed class Pass(SemaphoreSlim all, SemaphoreSlim? large) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                all.Release();
                large?.Release();
            }
        }
    }
}
