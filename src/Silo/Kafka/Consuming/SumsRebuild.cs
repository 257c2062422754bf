using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.Options;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

/// <summary>
/// Which partitions are being rebuilt, and who waits for that. What waits takes no room in the budget, which the rebuild itself needs;
/// when too much waits, the partitions that are rebuilt pause until the others are too. Thread-safe.
/// </summary>
public sealed partial class SumsRebuild(IOptions<KafkaOptions> options, ILogger<SumsRebuild> logger) : IRebuild
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _complete = new();
    private TaskCompletionSource _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _waiting;
    private long _waitingBytes;
    private long _begun;
    private bool _closed;

    public bool IsComplete => Volatile.Read(ref _running) == 0;

    public long Begun => Interlocked.Read(ref _begun);

    public Task Interrupted
    {
        get
        {
            lock (_lock)
            {
                return _interrupted.Task;
            }
        }
    }

    /// <summary>As much waits as may be in flight.</summary>
    public bool IsCrowded =>
        Volatile.Read(ref _waiting) >= options.Value.MaxInFlightMessages || Interlocked.Read(ref _waitingBytes) >= options.Value.MaxInFlightBytes;

    public Task CompletedAsync(CancellationToken cancel) => IsComplete ? Task.CompletedTask : LastAsync(cancel);

    /// <summary>As <see cref="CompletedAsync"/>, and counts as waiting.</summary>
    /// <param name="bytes">What the one who waits keeps in memory.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public Task WaitAsync(long bytes, CancellationToken cancel) => IsComplete ? Task.CompletedTask : CountedAsync(bytes, cancel);

    /// <summary>A partition was assigned; to be called before any of its messages is handled. Ignored if it has nothing to rebuild.</summary>
    public void Begin(PartitionWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (work.IsRebuilt)
        {
            return;
        }

        lock (_lock)
        {
            _begun++;
            if (_running++ == 0)
            {
                _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _interrupted.TrySetResult();
            }
        }

        _ = EndAsync(work);
    }

    /// <summary>The service stops: a rebuild under way never completes, and whoever waits is told.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_running > 0 && !_closed)
            {
                _closed = true;
                _running++;
                _complete.TrySetCanceled();
            }
        }
    }

    private async Task EndAsync(PartitionWork work)
    {
        var began = Stopwatch.GetTimestamp();
        await work.Rebuilt;
        var time = Stopwatch.GetElapsedTime(began);
        if (!work.IsAbandoned)
        {
            LogRebuilt(work.Partition, work.AnsweredBelow, time);
        }

        lock (_lock)
        {
            if (--_running == 0)
            {
                _complete.TrySetResult();
                _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>While it waits for one rebuild, another may begin.</summary>
    private async Task LastAsync(CancellationToken cancel)
    {
        while (!IsComplete)
        {
            Task complete;
            lock (_lock)
            {
                complete = _running == 0 ? Task.CompletedTask : _complete.Task;
            }

            await complete.WaitAsync(cancel);
        }
    }

    private async Task CountedAsync(long bytes, CancellationToken cancel)
    {
        Interlocked.Increment(ref _waiting);
        Interlocked.Add(ref _waitingBytes, bytes);
        try
        {
            await LastAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
            Interlocked.Add(ref _waitingBytes, -bytes);
        }
    }
}
