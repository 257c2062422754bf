using System.Diagnostics;

namespace ScenarioOrleans.Silo.Status;

/// <summary>How long the process has been running; after the first look a change of the wall clock does not matter.</summary>
public sealed class ProcessClock(TimeProvider time)
{
    private readonly long _seen = time.GetTimestamp();
    private readonly TimeSpan _before = Age(time.GetUtcNow());

    public TimeSpan Uptime => _before + time.GetElapsedTime(_seen);

    private static TimeSpan Age(DateTimeOffset now)
    {
        using var process = Process.GetCurrentProcess();
        var age = now - process.StartTime.ToUniversalTime();
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
