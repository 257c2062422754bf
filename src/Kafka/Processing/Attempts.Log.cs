using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Processing;

public sealed partial class Attempts
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} failed, for the {Count}. time that counts")]
    private partial void LogFailed(Exception failure, string what, int count);
}
