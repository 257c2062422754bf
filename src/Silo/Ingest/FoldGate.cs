namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Admits messages to the two pools of rollup workers: to neither more at once than it has workers, so that none queues behind a busy
/// one; and fewer large ones than there are cores. The two have nothing to do with each other, so a long message never holds up the
/// others: they share the cores with it. Thread-safe.
/// </summary>
/// <param name="workers">How many rollup workers a pool of this silo has, at least 1.</param>
/// <param name="largeBytes">From this encoded size on, in bytes, a message is large.</param>
public sealed class FoldGate(int workers, int largeBytes) : IDisposable
{
    private readonly SemaphoreSlim _small = new(workers, workers);
    private readonly SemaphoreSlim _large = new(Math.Max(1, workers - 1), Math.Max(1, workers - 1));

    /// <summary>Whether a message of this encoded size, in bytes, is large.</summary>
    public bool IsLarge(int bytes) => bytes >= largeBytes;

    /// <summary>Waits for a free worker.</summary>
    /// <param name="bytes">The message's encoded size.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Gives the worker back when disposed.</returns>
    public async Task<IDisposable> EnterAsync(int bytes, CancellationToken cancellationToken)
    {
        var gate = IsLarge(bytes) ? _large : _small;
        await gate.WaitAsync(cancellationToken);
        return new Pass(gate);
    }

    public void Dispose()
    {
        _small.Dispose();
        _large.Dispose();
    }

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                gate.Release();
            }
        }
    }
}
