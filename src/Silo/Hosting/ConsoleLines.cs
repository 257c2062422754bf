using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>
/// One line for each entry: the time (UTC), the level, who says it, what, and the exception behind it. What <see cref="KnownNoise"/> names is
/// left out.
/// </summary>
internal sealed class ConsoleLines(TimeProvider time, LibraryLogs libraries) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "scenario";
    private const string Own = "ScenarioOrleans.";

    private readonly KnownNoise _noise = new(time);

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        ArgumentNullException.ThrowIfNull(textWriter);
        var isOwn = logEntry.Category.StartsWith(Own, StringComparison.Ordinal);
        if (!isOwn && (libraries.Muted || _noise.Is(logEntry.Category, logEntry.EventId, logEntry.State)))
        {
            return;
        }

        textWriter.Write($"{time.GetUtcNow():HH:mm:ss.fff} {Word(logEntry.LogLevel)}: {(isOwn ? ShortName(logEntry.Category) : logEntry.Category)}: ");
        textWriter.Write(OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(' ');
            textWriter.Write(OneLine(exception.ToString()));
        }

        textWriter.Write(Environment.NewLine);
    }

    /// <summary>Of this service's own classes the name is enough.</summary>
    private static string ShortName(string category) => category[(category.LastIndexOf('.') + 1)..];

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
