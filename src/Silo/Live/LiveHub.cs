using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Streams;
using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Live;

/// <summary>
/// Follows the stream of answers for subscribers of this silo: one subscription serves all of them, and there is none when there are none.
/// Thread-safe.
/// </summary>
public sealed partial class LiveHub : IDisposable
{
    private static readonly TimeSpan BetweenRenewals = IAnswerWatchGrain.Lease / 3;

    private readonly IClusterClient _client;
    private readonly AnswerWatch _watch;
    private readonly LiveOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveHub> _logger;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private Followed? _followed;
    private int _subscribers;

    internal LiveHub(IClusterClient client, AnswerWatch watch, IOptions<LiveOptions> options, TimeProvider time, ILogger<LiveHub> logger) =>
        (_client, _watch, _options, _time, _logger) = (client, watch, options.Value, time, logger);

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

        var subscription = new LiveSubscription(key, _options, _time, EndAsync);
        try
        {
            await AddAsync(subscription);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _changing.Dispose();

    private async Task AddAsync(LiveSubscription subscription)
    {
        await _changing.WaitAsync();
        try
        {
            _followed ??= await FollowAsync();
            _followed.Add(subscription);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task<Followed> FollowAsync()
    {
        await _watch.WatchAsync();
        var followed = new Followed();
        followed.Handle = await _client.GetStreamProvider(AnswerStreams.Provider).GetStream<PublishedAnswer>(AnswerStreams.All).SubscribeAsync(followed);
        followed.Renewals = _time.CreateTimer(_ => _ = RenewAsync(), null, BetweenRenewals, BetweenRenewals);
        return followed;
    }

    /// <summary>Never fails: the next renewal comes before the lease ends.</summary>
    private async Task RenewAsync()
    {
        try
        {
            await _watch.WatchAsync();
        }
#pragma warning disable CA1031 // Nobody awaits a timer; a silo that has just gone is no reason to stop watching.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotRenewed(failure);
        }
    }

    private async ValueTask EndAsync(LiveSubscription subscription)
    {
        await _changing.WaitAsync();
        try
        {
            if (_followed is { } followed && followed.Remove(subscription))
            {
                _followed = null;
                await followed.Renewals!.DisposeAsync();
                await followed.Handle!.UnsubscribeAsync();
            }
        }
#pragma warning disable CA1031 // The subscriber is gone either way, and Orleans forgets a subscription that nobody takes from.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotEnded(failure);
        }
        finally
        {
            Interlocked.Decrement(ref _subscribers);
            _changing.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The subscription to the stream of answers could not be ended")]
    private partial void LogNotEnded(Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The watch of answers could not be renewed; it is tried again")]
    private partial void LogNotRenewed(Exception failure);

    /// <summary>The stream's subscription, and who shares it here.</summary>
    private sealed class Followed : IAsyncObserver<PublishedAnswer>
    {
        private readonly AnswerAssembler _assembler = new();
        private ImmutableArray<LiveSubscription> _subscriptions = [];

        public StreamSubscriptionHandle<PublishedAnswer>? Handle { get; set; }

        public ITimer? Renewals { get; set; }

        public void Add(LiveSubscription subscription) => _subscriptions = _subscriptions.Add(subscription);

        /// <summary>True when that was the last one.</summary>
        public bool Remove(LiveSubscription subscription) => (_subscriptions = _subscriptions.Remove(subscription)).IsEmpty;

        public Task OnNextAsync(PublishedAnswer item, StreamSequenceToken? token = null)
        {
            if (_subscriptions.Any(subscription => subscription.Wants(item.Key)) && _assembler.Take(item) is { } answer)
            {
                foreach (var subscription in _subscriptions.Where(subscription => subscription.Wants(answer.Key)))
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
