using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>Logs go to standard error, one line each: standard output is for data. Libraries speak from warnings on.</summary>
public static class LoggingSetup
{
    /// <param name="logging">Loses what it had.</param>
    /// <param name="level">The lowest level of this service's own entries.</param>
    public static ILoggingBuilder AddScenarioLogging(this ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(level > LogLevel.Warning ? level : LogLevel.Warning);
        logging.AddFilter("ScenarioOrleans", level);

        // A probe that finds the service not ready yet is told so; the log would fill with it.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);
        logging.AddConsole(console => console.FormatterName = ConsoleLines.FormatName).AddConsoleFormatter<ConsoleLines, ConsoleFormatterOptions>();
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.Services.TryAddSingleton<LibraryLogs>();
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return logging;
    }
}
