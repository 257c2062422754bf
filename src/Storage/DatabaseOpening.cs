using Microsoft.Extensions.Logging;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Storage;

/// <summary>Opens the database when the silo starts. A server that is not there yet is waited for: containers start in any order.</summary>
internal sealed partial class DatabaseOpening(IDatabase database, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Absence _absence = new(time);

    /// <exception cref="StorageException">The database cannot be opened, and waiting would not change that.</exception>
    /// <exception cref="OperationCanceledException">It was waited for in vain.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        while (!await TryOpenAsync(cancel))
        {
            await Task.Delay(Pause, time, cancel);
        }

        if (_absence.Found())
        {
            LogThere(database.Provider, _absence.Duration);
        }
    }

    private async Task<bool> TryOpenAsync(CancellationToken cancel)
    {
        try
        {
            await Task.Run(database.Open, CancellationToken.None).WaitAsync(cancel);
            return true;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            var explained = await database.ExplainAsync(failure);
            if (!explained.Transient || !database.IsServer)
            {
                throw explained;
            }

            Tell(explained.Message);
            return false;
        }
    }

    private void Tell(string reason)
    {
        if (!_absence.Missed())
        {
            return;
        }

        if (_absence.Duration == TimeSpan.Zero)
        {
            LogWaiting(database.Provider, reason);
        }
        else
        {
            LogStillWaiting(database.Provider, _absence.Duration, reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The start waits for {Provider}: {Reason}")]
    private partial void LogWaiting(string provider, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The start has waited for {Provider} for {Duration}: {Reason}")]
    private partial void LogStillWaiting(string provider, TimeSpan duration, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Provider} is there after {Duration}; the start goes on")]
    private partial void LogThere(string provider, TimeSpan duration);
}
