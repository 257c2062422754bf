using Microsoft.Extensions.Logging;
using Orleans.Providers.Streams.Common;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists so that watching costs nothing while nobody does: it has the stream's agents, which look at the queues ten times a second, started
/// on all silos with the first watcher and stopped after the last. Keeps nothing that outlives it: watchers say again that they watch.
/// </summary>
[GrainType("answerwatch")]
public sealed partial class AnswerWatchGrain(TimeProvider time, ILogger<AnswerWatchGrain> logger) : Grain, IAnswerWatchGrain
{
    /// <summary>So often silos that have joined meanwhile are told, too.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    private IGrainTimer? _rounds;
    private long _watched;

    public async Task WatchAsync()
    {
        _watched = time.GetTimestamp();
        if (_rounds is null)
        {
            await TellAsync(PersistentStreamProviderCommand.StartAgents);
            _rounds = this.RegisterGrainTimer(RoundAsync, new GrainTimerCreationOptions(Round, Round) { KeepAlive = true });
        }
    }

    public Task<bool> IsWatchedAsync() => Task.FromResult(_rounds is not null);

    private async Task RoundAsync()
    {
        try
        {
            if (time.GetElapsedTime(_watched) < IAnswerWatchGrain.Lease)
            {
                await TellAsync(PersistentStreamProviderCommand.StartAgents);
                return;
            }

            await TellAsync(PersistentStreamProviderCommand.StopAgents);
            _rounds?.Dispose();
            _rounds = null;
        }
        catch (Exception failure) when (failure is SiloUnavailableException or TimeoutException or OrleansMessageRejectionException)
        {
            // A silo is going or has just gone; the next round tells those that are left.
            LogNotTold(failure);
        }
    }

    private async Task TellAsync(PersistentStreamProviderCommand command) => await GrainFactory.GetGrain<IManagementGrain>(0)
        .SendControlCommandToProvider<PersistentStreamProvider>(AnswerStreams.Provider, (int)command, null);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A silo was not told whether answers are watched")]
    private partial void LogNotTold(Exception failure);
}
