using System.Collections.Concurrent;
using Orleans.Streams.PubSub;
using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Live;

/// <summary>
/// Whether anybody has subscribed to a stream, as of at most a second ago: what nobody follows is neither decoded nor sent. Thread-safe.
/// </summary>
internal sealed class StreamInterest(IClusterClient client, TimeProvider time)
{
    /// <summary>So long an answer is trusted.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    /// <summary>Streams remembered at once; over it all are forgotten.</summary>
    private const int MostKnown = 10_000;

    private ConcurrentDictionary<StreamId, (bool Wanted, long At)> _known = new();

    public async Task<bool> HasAsync(StreamId stream)
    {
        var known = Volatile.Read(ref _known);
        if (known.TryGetValue(stream, out var last) && time.GetElapsedTime(last.At) < Freshness)
        {
            return last.Wanted;
        }

        var at = time.GetTimestamp();
        var provider = client.GetStreamProvider(AnswerStreams.Provider);
        var wanted = !provider.TryGetStreamSubscriptionManager(out var manager)
            || (await manager.GetSubscriptions(AnswerStreams.Provider, stream)).Any();
        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        known[stream] = (wanted, at);
        return wanted;
    }

    /// <summary>Somebody has just subscribed: what is known may be wrong.</summary>
    public void Forget() => Volatile.Write(ref _known, new());
}
