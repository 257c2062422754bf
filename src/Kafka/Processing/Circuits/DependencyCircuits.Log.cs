using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Handling;

namespace ScenarioOrleans.Kafka.Processing.Circuits;

public sealed partial class DependencyCircuits
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Dependency} does not work: messages wait and are tried again; first probe in {Pause}")]
    private partial void LogOpened(Exception failure, Dependency dependency, TimeSpan pause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Dependency} still does not work, next probe in {Pause}: {Reason}")]
    private partial void LogStillDown(Dependency dependency, TimeSpan pause, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Dependency} works again after {Duration}")]
    private partial void LogWorksAgain(Dependency dependency, TimeSpan duration);
}
