using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class AssignorConflict
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Conflict}")]
    private partial void LogConflict(string conflict);

    [LoggerMessage(Level = LogLevel.Debug, Message = "How the group's members share its partitions could not be asked for: {Reason}")]
    private partial void LogNotFound(string reason);
}
