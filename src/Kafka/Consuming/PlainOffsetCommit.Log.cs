using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Consuming;

public sealed partial class PlainOffsetCommit
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Commit refused, to be tried again: {Code}: {Reason}")]
    private partial void LogRefused(ErrorCode code, string reason);
}
