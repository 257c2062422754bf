using ScenarioOrleans.Silo.Live;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>Follows the live stream of answers and remembers the last.</summary>
internal sealed class LatestAnswer : IAsyncDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    private readonly LiveSubscription _subscription;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;
    private volatile string? _text;

    private LatestAnswer(LiveSubscription subscription)
    {
        _subscription = subscription;
        _following = FollowAsync();
    }

    /// <summary>What it was, in a few words; null before the first.</summary>
    public string? Text => _text;

    /// <exception cref="InvalidOperationException">The hub takes no more subscribers.</exception>
    public static async Task<LatestAnswer> FollowAsync(LiveHub hub) =>
        new(await hub.SubscribeAsync(key: null) ?? throw new InvalidOperationException("The live stream has as many subscribers as may be."));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _subscription.DisposeAsync();
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        while (true)
        {
            await _subscription.WaitAsync(Round, _stop.Token);
            while (_subscription.Take() is { } answer)
            {
                _text = $"{answer.Event} of {answer.Key}";
            }
        }
    }
}
