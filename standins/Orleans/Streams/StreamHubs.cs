using System.Collections.Concurrent;
using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>The streams of a cluster and their subscriptions.</summary>
internal sealed class StreamHubs
{
    private readonly ConcurrentDictionary<(string Provider, StreamId Stream), StreamHub> _hubs = new();

    /// <summary>The stream's hub; null when nobody has used it yet.</summary>
    public StreamHub? Find(string provider, StreamId stream) => _hubs.GetValueOrDefault((provider, stream));

    public StreamHub Of(string provider, StreamId stream) => _hubs.GetOrAdd((provider, stream), static _ => new StreamHub());
}

/// <summary>One stream: gives every item to each subscription's own queue.</summary>
internal sealed class StreamHub
{
    private ImmutableList<StreamSubscription> _subscriptions = [];
    private long _sequence;

    public ImmutableList<StreamSubscription> Subscriptions => _subscriptions;

    public void Add(StreamSubscription subscription) => ImmutableInterlocked.Update(ref _subscriptions, list => list.Add(subscription));

    public void Remove(StreamSubscription subscription)
    {
        ImmutableInterlocked.Update(ref _subscriptions, list => list.Remove(subscription));
        subscription.Dispose();
    }

    /// <summary>Never waits for a subscriber.</summary>
    public void Publish(StreamEvent item)
    {
        var numbered = item with { Sequence = Interlocked.Increment(ref _sequence) };
        foreach (var subscription in _subscriptions)
        {
            if (subscription.IsOver)
            {
                Remove(subscription);
            }
            else
            {
                subscription.Enqueue(numbered);
            }
        }
    }
}

/// <summary>An item, an error or the end of a stream.</summary>
/// <param name="Item">The item; null for the others.</param>
/// <param name="Error">The error; null for the others.</param>
/// <param name="Completed">Whether it is the end.</param>
/// <param name="Sequence">Its place in the stream.</param>
internal sealed record StreamEvent(object? Item, Exception? Error, bool Completed, long Sequence = 0);
