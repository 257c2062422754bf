using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Batching;

public sealed partial class BatchProcessor
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "A batch of {Messages} messages failed; they are handled one by one")]
    private partial void LogFailed(Exception failure, int messages);
}
