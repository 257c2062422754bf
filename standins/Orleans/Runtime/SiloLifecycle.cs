using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

internal sealed partial class SiloLifecycle(ILogger<SiloLifecycle> logger) : StagedLifecycle, ISiloLifecycle
{
    protected override void OnStopFault(Exception fault) => LogStopFailed(fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopping the silo's lifecycle encountered an error; its other parts were stopped.")]
    private partial void LogStopFailed(Exception fault);
}
