using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Kafka.Telemetry;

/// <summary>Passes lines of librdkafka's log on: warnings and errors, as of every library; the rest to whoever wants every step.</summary>
internal static partial class ClientLog
{
    /// <summary>The kind of lines that doubt a setting.</summary>
    public const string OfSettings = "CONFWARN";

    /// <summary>
    /// Kinds of lines that the same client reports as errors as well, which the watch on the broker makes lines of; the producer's
    /// id and the session are tried for again, and their end is told by what depends on them.
    /// </summary>
    private static readonly HashSet<string> ToldElsewhere = new(StringComparer.Ordinal) { "FAIL", "ERROR", "FATAL", "REQTMOUT", "SSL", "GETPID", "TXNERR", "SESSTMOUT" };

    public static void Write(ILogger logger, LogMessage line)
    {
        var level = ToldElsewhere.Contains(line.Facility) ? LogLevel.Debug : Level(line.Level);
        if (logger.IsEnabled(level))
        {
            LogLine(logger, level, line.Name, line.Facility, line.Message);
        }
    }

    private static LogLevel Level(SyslogLevel level) => level switch
    {
        SyslogLevel.Emergency or SyslogLevel.Alert or SyslogLevel.Critical or SyslogLevel.Error => LogLevel.Error,
        SyslogLevel.Warning => LogLevel.Warning,
        _ => LogLevel.Debug,
    };

    [LoggerMessage(Message = "{Client} {Facility}: {Text}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string client, string facility, string text);
}
