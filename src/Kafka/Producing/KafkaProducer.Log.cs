using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Producing;

public sealed partial class KafkaProducer
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Producer reports {Code}: {Reason}")]
    private partial void LogClientError(ErrorCode code, string reason);

    [LoggerMessage(Message = "{Count} records were not written within {Limit} of closing")]
    private partial void LogLeftBehind(LogLevel level, int count, TimeSpan limit);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Topic {Topic} refused an answer within {Limit} bytes; answers over {Next} bytes are written in parts from now on. {Refusal}")]
    private partial void LogTooLarge(string topic, int limit, int next, string refusal);
}
