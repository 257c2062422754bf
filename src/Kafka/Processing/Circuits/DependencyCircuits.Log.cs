using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Handling;

namespace ScenarioOrleans.Kafka.Processing.Circuits;

public sealed partial class DependencyCircuits
{
    /// <summary>At once, then once a minute; not while the watch on Kafka tells the same.</summary>
    private void TellOpened(Line line, string reason)
    {
        if (!line.Outage.Missed() || (line.Dependency == Dependency.Broker && watch.IsAway))
        {
            return;
        }

        line.IsTold = true;
        if (line.Outage.Duration == TimeSpan.Zero)
        {
            LogOpened(line.Dependency, line.Circuit.Pause, reason);
        }
        else
        {
            LogStillDown(line.Dependency, line.Outage.Duration, line.Circuit.Pause, reason);
        }
    }

    private void TellClosed(Line line)
    {
        if (line.Outage.Found() && line.IsTold)
        {
            LogWorksAgain(line.Dependency, line.Outage.Duration);
        }

        line.IsTold = false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Dependency} does not work: messages wait, one is tried again in {Pause}: {Reason}")]
    private partial void LogOpened(Dependency dependency, TimeSpan pause, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Dependency} has not worked for {Duration}, one message is tried again in {Pause}: {Reason}")]
    private partial void LogStillDown(Dependency dependency, TimeSpan duration, TimeSpan pause, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Dependency} works again after {Duration}")]
    private partial void LogWorksAgain(Dependency dependency, TimeSpan duration);
}
