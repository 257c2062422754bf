using System.Collections.Concurrent;

namespace ScenarioOrleans.Operating;

/// <summary>Lets through once a minute what would be said again and again. Thread-safe.</summary>
public sealed class Thinning(TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, long> _said = new(StringComparer.Ordinal);

    /// <param name="what">One of few things that are said.</param>
    public bool Lets(string what)
    {
        var now = time.GetTimestamp();
        return _said.TryGetValue(what, out var before)
            ? time.GetElapsedTime(before, now) >= Between && _said.TryUpdate(what, now, before)
            : _said.TryAdd(what, now);
    }
}
