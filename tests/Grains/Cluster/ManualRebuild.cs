using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Grains.Tests.Cluster;

/// <summary>A rebuild that begins and ends when it is told to. None is under way at first.</summary>
public sealed class ManualRebuild : IRebuild
{
    private TaskCompletionSource _complete = new();
    private long _begun;

    public ManualRebuild() => _complete.SetResult();

    public bool IsComplete => _complete.Task.IsCompleted;

    public long Begun => Interlocked.Read(ref _begun);

    public Task Interrupted => Task.FromException(new NotSupportedException("Grains wait; they are not interrupted."));

    public Task CompletedAsync(CancellationToken cancel) => _complete.Task.WaitAsync(cancel);

    public void Begin()
    {
        _complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Increment(ref _begun);
    }

    public void End() => _complete.SetResult();

    /// <summary>The service stops before the end.</summary>
    public void GiveUp() => _complete.SetCanceled();
}
