using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Silo.Ingest;

public sealed partial class SummaryMarks
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The summary of {Scenario} could not be published early")]
    private partial void LogFlushFailed(Exception failure, string scenario);
}
