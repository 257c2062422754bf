using System.Diagnostics;

namespace ScenarioOrleans.Crash.Tests.Support;

/// <summary>Waiting for conditions.</summary>
internal static class Wait
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns whether the condition came about within the limit.</summary>
    public static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan limit)
    {
        using var tick = new PeriodicTimer(Tick);
        for (var started = Stopwatch.GetTimestamp(); !condition(); await tick.WaitForNextTickAsync())
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fails, saying for what, when the condition does not come about.</summary>
    public static async Task ForAsync(string what, Func<bool> condition, TimeSpan limit)
    {
        if (!await UntilAsync(condition, limit))
        {
            throw new TimeoutException($"Waited {limit.TotalSeconds} s in vain for {what}.");
        }
    }
}
