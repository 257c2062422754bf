using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Writing;

/// <summary>
/// The one writer of a database. While a transaction is being committed, further writes gather; the next transaction takes them all.
/// So a lone write waits for nobody, and many share one commit. Nothing ends its thread before <see cref="StopAsync"/>.
/// </summary>
internal sealed partial class GroupCommit(
    IBlockDatabase database, StorageOptions options, StorageInstruments instruments, TimeProvider time, ILogger<GroupCommit> logger)
{
    private readonly PendingQueue _queue = new(options.MaxBatchWrites, options.MaxBatchBytes);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _started;

    public void Start()
    {
        _started = true;
        new Thread(Run) { IsBackground = true, Name = "storage writer" }.Start();
    }

    /// <summary>Completes when the write is durable or has met another version.</summary>
    /// <exception cref="StorageException">It failed, or the storage has stopped.</exception>
    public Task<WriteOutcome> WriteAsync(PendingWrite write) => _queue.Add(write)
        ? write.Ended
        : Task.FromException<WriteOutcome>(new StorageException("The storage has stopped; it takes no more writes.")
        {
            Transient = true,
            Provider = database.Provider,
        });

    /// <summary>Takes no more writes, and completes when those that wait are done.</summary>
    public Task StopAsync()
    {
        _queue.Close();
        return _started ? _ended.Task : Task.CompletedTask;
    }

    private void Run()
    {
        while (TakeAndCommit())
        {
        }

        _ended.SetResult();
    }

    /// <summary>A method of its own: while the thread waits, nothing holds the writes of the last transaction in memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TakeAndCommit()
    {
        var batch = _queue.Take();
        if (batch.Count == 0)
        {
            return false;
        }

        try
        {
            CommitTogether(batch);
        }
        catch (Exception failure)
        {
            Fail(batch, new StorageException("The writes could not be brought to an end.", failure) { Provider = database.Provider });
        }

        return true;
    }

    private void CommitTogether(IReadOnlyList<PendingWrite> batch)
    {
        if (TryCommit(batch) is not { } failure)
        {
            return;
        }

        if (failure.WholeDatabase)
        {
            // Those behind would wait as long to learn the same, one transaction after another.
            Fail([.. batch, .. _queue.TakeAll()], failure);
            return;
        }

        if (failure.Transient || batch.Count == 1)
        {
            Fail(batch, failure);
            return;
        }

        // Something in this batch can never be stored, and it must not take the others down.
        foreach (var write in batch)
        {
            if (TryCommit([write]) is { } itsOwn)
            {
                Fail([write], itsOwn);
            }
        }
    }

    private StorageException? TryCommit(IReadOnlyList<PendingWrite> batch)
    {
        var started = time.GetTimestamp();
        try
        {
            database.Commit(batch);
        }
        catch (Exception failure)
        {
            foreach (var write in batch)
            {
                write.Reset();
            }

            return database.ExplainAsync(failure).AsTask().GetAwaiter().GetResult();
        }

        instruments.OnCommitted(database.Provider, batch.Count, time.GetElapsedTime(started));
        foreach (var write in batch)
        {
            write.OnCommitted();
        }

        return null;
    }

    private void Fail(IReadOnlyList<PendingWrite> batch, StorageException failure)
    {
        instruments.OnFailed(database.Provider, failure.Transient);
        LogCommitFailed(failure, batch.Count, failure.Transient);
        foreach (var write in batch)
        {
            write.OnFailed(failure);
        }
    }
}
