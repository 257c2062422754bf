using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Clustering.Redis;
using ScenarioOrleans.Operating;
using StackExchange.Redis;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>Connects to the Redis where silos meet. One that is not there yet is waited for: containers start in any order.</summary>
internal sealed partial class RedisMeeting(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<RedisMeeting> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Absence _absence = new(time);

    /// <exception cref="RedisConnectionException">Redis does not let this process in.</exception>
    /// <exception cref="OperationCanceledException">The process was asked to stop.</exception>
    public async Task<(IConnectionMultiplexer Multiplexer, bool IsShared)> ConnectAsync(RedisClusteringOptions options)
    {
        var server = options.ConfigurationOptions!;
        // Otherwise it would count as connected before it is.
        server.AbortOnConnectFail = true;
        while (true)
        {
            try
            {
                var connection = await ConnectionMultiplexer.ConnectAsync(server).WaitAsync(lifetime.ApplicationStopping);
                if (_absence.Found())
                {
                    LogThere(_absence.Duration);
                }

                return (connection, false);
            }
            catch (RedisConnectionException missed) when (missed.FailureType != ConnectionFailureType.AuthenticationFailure)
            {
                // Its message ends in advice to whoever wrote the program.
                Tell(string.Join(", ", server.EndPoints.Select(ClusterSetup.NameOf)), missed.FailureType, missed.InnerException?.Message);
            }

            await Task.Delay(Pause, time, lifetime.ApplicationStopping);
        }
    }

    private void Tell(string servers, ConnectionFailureType failure, string? reason)
    {
        if (!_absence.Missed())
        {
            return;
        }

        if (_absence.Duration == TimeSpan.Zero)
        {
            LogWaiting(servers, failure, reason);
        }
        else
        {
            LogStillWaiting(servers, _absence.Duration, failure, reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The start waits for Redis at {Servers}: {Failure} {Reason}")]
    private partial void LogWaiting(string servers, ConnectionFailureType failure, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The start has waited for Redis at {Servers} for {Duration}: {Failure} {Reason}")]
    private partial void LogStillWaiting(string servers, TimeSpan duration, ConnectionFailureType failure, string? reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis is there after {Duration}; the start goes on")]
    private partial void LogThere(TimeSpan duration);
}
