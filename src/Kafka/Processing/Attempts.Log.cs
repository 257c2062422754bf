using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Handling;

namespace ScenarioOrleans.Kafka.Processing;

public sealed partial class Attempts
{
    /// <summary>
    /// A dependency fails many alike, and what its circuit or the watch on Kafka tells is enough: before the circuit opens, one a minute is told.
    /// What may be the message's own fault is told each time, with all that is known.
    /// </summary>
    private void Tell(Exception failure, string what, int count)
    {
        if (failures.DependencyOf(failure) is not { } dependency)
        {
            LogFailed(failure, what, count);
        }
        else if (!(dependency == Dependency.Broker && watch.IsAway) && _thinning.Lets(dependency.ToString()))
        {
            LogDependencyFailed(what, dependency, count, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} failed, for the {Count}. time that counts")]
    private partial void LogFailed(Exception failure, string what, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What}, and maybe others, failed by {Dependency}, for the {Count}. time that counts: {Reason}")]
    private partial void LogDependencyFailed(string what, Dependency dependency, int count, string reason);
}
