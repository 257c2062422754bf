using Microsoft.Extensions.Logging;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

public sealed partial class Silo
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Exception during grain call {Call}.")]
    internal partial void LogCallFailed(Exception exception, GrainCall call);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Exception during one-way grain call {Call}; its caller does not learn of it.")]
    internal partial void LogOneWayCallFailed(Exception exception, GrainCall call);

    [LoggerMessage(Level = LogLevel.Error, Message = "Work queued for grain {GrainId} failed.")]
    internal partial void LogWorkFailed(Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Error activating grain {GrainId}.")]
    internal partial void LogActivationFailed(Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Error in {What} while grain {GrainId} deactivates; it is deactivated all the same.")]
    internal partial void LogDeactivationFailed(Exception exception, string what, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Caught and ignored exception thrown from a timer callback of grain {GrainId}.")]
    internal partial void LogTimerFailed(Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Silo stops before {Count} activations have deactivated.")]
    private partial void LogStopHurried(int count);
}
