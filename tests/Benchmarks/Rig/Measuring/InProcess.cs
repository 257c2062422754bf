using System.Diagnostics;

namespace ScenarioOrleans.Rig.Measuring;

/// <summary>A way that runs in this process.</summary>
internal sealed class InProcess(string name, Func<byte[]?> work) : IContestant
{
    public string Name => name;

    public Task<double> RunOnceAsync(CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Task.FromResult(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public Task<byte[]?> AnswerAsync(CancellationToken cancel) => Task.FromResult(work());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
