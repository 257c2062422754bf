using System.Collections.Concurrent;

namespace ScenarioOrleans.Grains.Tests.Orleans;

/// <summary>A meeting point of a test and its grains, found by name, since grains share the process with the test.</summary>
internal sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> Gates = new();

    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a grain is at the gate; a test that waits longer than a minute fails.</summary>
    public Task Arrived => _arrived.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public static Gate Of(string name) => Gates.GetOrAdd(name, _ => new Gate());

    /// <summary>For grains: arrive, and wait until the test opens the gate.</summary>
    public Task PassAsync(CancellationToken cancel = default)
    {
        _arrived.TrySetResult();
        return _open.Task.WaitAsync(cancel);
    }

    public void Open() => _open.TrySetResult();
}
