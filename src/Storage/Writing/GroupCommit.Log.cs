using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Storage.Writing;

internal sealed partial class GroupCommit
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} writes could not be stored (transient: {Transient})")]
    private partial void LogCommitFailed(Exception failure, int count, bool transient);
}
