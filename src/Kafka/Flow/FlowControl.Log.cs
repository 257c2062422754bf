using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Flow;

public sealed partial class FlowControl
{
    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Consumption {Change} with {Messages} messages and {Bytes} bytes in flight; held by {Reasons}")]
    private partial void LogFlow(string change, int messages, long bytes, IReadOnlyCollection<string> reasons);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Partitions could not be paused or resumed, which is tried again: {Reason}")]
    private partial void LogFailed(string reason);
}
