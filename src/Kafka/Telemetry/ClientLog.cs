using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Telemetry;

/// <summary>Passes lines of librdkafka's log on.</summary>
internal static partial class ClientLog
{
    public static void Write(ILogger logger, LogMessage line)
    {
        var level = Level(line.Level);
        if (logger.IsEnabled(level))
        {
            LogLine(logger, level, line.Name, line.Facility, line.Message);
        }
    }

    private static LogLevel Level(SyslogLevel level) => level switch
    {
        SyslogLevel.Emergency or SyslogLevel.Alert or SyslogLevel.Critical or SyslogLevel.Error => LogLevel.Error,
        SyslogLevel.Warning => LogLevel.Warning,
        SyslogLevel.Notice or SyslogLevel.Info => LogLevel.Information,
        _ => LogLevel.Debug,
    };

    [LoggerMessage(Message = "{Client} {Facility}: {Text}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string client, string facility, string text);
}
