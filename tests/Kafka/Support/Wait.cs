using System.Diagnostics;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>Waits for conditions; never for time.</summary>
internal static class Wait
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task Until(Func<bool> condition, string what, Func<string>? state = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
            {
                throw new TimeoutException($"Not within {Limit}: {what}. {state?.Invoke()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        }
    }
}
