namespace ScenarioOrleans.Grains.Ports;

/// <summary>Storage keeps everything.</summary>
public sealed class NothingToRebuild : IRebuild
{
    public static NothingToRebuild Instance { get; } = new();

    public bool IsComplete => true;

    public long Begun => 0;

    public Task Interrupted { get; } = new TaskCompletionSource().Task;

    public Task CompletedAsync(CancellationToken cancel) => Task.CompletedTask;
}
