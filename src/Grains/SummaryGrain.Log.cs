using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Grains;

public sealed partial class SummaryGrain
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A summary is published without {Aggregate}, which cannot be read")]
    private partial void LogLeftOut(Exception failure, string aggregate);
}
