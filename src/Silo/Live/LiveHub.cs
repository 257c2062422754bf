using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Streams;
using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Live;

/// <summary>
/// Follows streams of answers for subscribers of this silo: one subscription to a stream serves all who follow it, and there is none
/// when nobody does. Thread-safe.
/// </summary>
public sealed partial class LiveHub : IDisposable
{
    private readonly IClusterClient _client;
    private readonly StreamInterest _interest;
    private readonly LiveOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveHub> _logger;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly Dictionary<StreamId, Followed> _streams = [];
    private int _subscribers;

    internal LiveHub(IClusterClient client, StreamInterest interest, IOptions<LiveOptions> options, TimeProvider time, ILogger<LiveHub> logger) =>
        (_client, _interest, _options, _time, _logger) = (client, interest, options.Value, time, logger);

    /// <summary>How many subscribers there are.</summary>
    public int Subscribers => Volatile.Read(ref _subscribers);

    /// <summary>Follows answers from now on.</summary>
    /// <param name="key">The record key to follow; null for all.</param>
    /// <returns>Null when there are as many subscribers as may be.</returns>
    public async Task<LiveSubscription?> SubscribeAsync(string? key)
    {
        if (Interlocked.Increment(ref _subscribers) > _options.MaxSubscribers)
        {
            Interlocked.Decrement(ref _subscribers);
            return null;
        }

        var stream = key is null ? AnswerStreams.All : AnswerStreams.Of(key);
        var subscription = new LiveSubscription(_options, _time, ending => EndAsync(stream, ending));
        try
        {
            await AddAsync(stream, subscription);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _changing.Dispose();

    private async Task AddAsync(StreamId stream, LiveSubscription subscription)
    {
        await _changing.WaitAsync();
        try
        {
            if (!_streams.TryGetValue(stream, out var followed))
            {
                followed = new Followed();
                followed.Handle = await _client.GetStreamProvider(AnswerStreams.Provider).GetStream<PublishedAnswer>(stream).SubscribeAsync(followed);
                _streams.Add(stream, followed);
                _interest.Forget();
            }

            followed.Add(subscription);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async ValueTask EndAsync(StreamId stream, LiveSubscription subscription)
    {
        await _changing.WaitAsync();
        try
        {
            if (_streams.TryGetValue(stream, out var followed) && followed.Remove(subscription))
            {
                _streams.Remove(stream);
                await followed.Handle!.UnsubscribeAsync();
            }
        }
#pragma warning disable CA1031 // The subscriber is gone either way, and Orleans forgets a subscription that nobody takes from.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotEnded(failure, stream);
        }
        finally
        {
            Interlocked.Decrement(ref _subscribers);
            _changing.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The subscription to {Stream} could not be ended.")]
    private partial void LogNotEnded(Exception failure, StreamId stream);

    /// <summary>One stream and who follows it here.</summary>
    private sealed class Followed : IAsyncObserver<PublishedAnswer>
    {
        private readonly AnswerAssembler _assembler = new();
        private ImmutableArray<LiveSubscription> _subscriptions = [];

        public StreamSubscriptionHandle<PublishedAnswer>? Handle { get; set; }

        public void Add(LiveSubscription subscription) => _subscriptions = _subscriptions.Add(subscription);

        /// <summary>True when that was the last one.</summary>
        public bool Remove(LiveSubscription subscription) => (_subscriptions = _subscriptions.Remove(subscription)).IsEmpty;

        public Task OnNextAsync(PublishedAnswer item, StreamSequenceToken? token = null)
        {
            if (_assembler.Take(item) is { } answer)
            {
                foreach (var subscription in _subscriptions)
                {
                    subscription.Offer(answer);
                }
            }

            return Task.CompletedTask;
        }

        /// <summary>The stream lost at least one item.</summary>
        public Task OnErrorAsync(Exception ex)
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Miss();
            }

            return Task.CompletedTask;
        }
    }
}
