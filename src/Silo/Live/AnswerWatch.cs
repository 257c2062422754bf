using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Live;

/// <summary>What this silo knows of whether anybody watches answers, as of at most a second ago. Thread-safe.</summary>
internal sealed class AnswerWatch(IGrainFactory grains, TimeProvider time)
{
    /// <summary>So long an answer is trusted. Nobody is asked but for an answer that was published.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly IAnswerWatchGrain _watch = grains.GetGrain<IAnswerWatchGrain>(IAnswerWatchGrain.Key);
    private volatile Known? _known;

    /// <summary>Nobody watched a moment ago.</summary>
    public bool IsIdle => _known is { Watched: false } known && time.GetElapsedTime(known.At) < Freshness;

    /// <summary>Whether somebody watches.</summary>
    public async Task<bool> IsWatchedAsync()
    {
        if (_known is not { } known || time.GetElapsedTime(known.At) >= Freshness)
        {
            var at = time.GetTimestamp();
            _known = known = new Known(await _watch.IsWatchedAsync(), at);
        }

        return known.Watched;
    }

    /// <summary>Somebody of this silo watches, until the lease ends.</summary>
    public async Task WatchAsync()
    {
        await _watch.WatchAsync();
        _known = new Known(true, time.GetTimestamp());
    }

    private sealed record Known(bool Watched, long At);
}
