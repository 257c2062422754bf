using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Silo.Kafka.Producing;

public sealed partial class KafkaProducer
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Producer reports {Code}: {Reason} (fatal: {Fatal})")]
    private partial void LogClientError(ErrorCode code, string reason, bool fatal);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} records were not written within {Limit} of closing")]
    private partial void LogLeftBehind(int count, TimeSpan limit);
}
