using System.Text;

namespace ScenarioOrleans.Cli.Terminal;

/// <summary>
/// The outside world of one command: streams, terminal, clock. Commands touch the process through
/// this alone, so that tests can run them in-process. Not for concurrent use.
/// </summary>
internal sealed class Shell(Stream input, Stream output, TextWriter error, TimeProvider time) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Raw bytes in; never closed by a command.</summary>
    public Stream Input { get; } = input;

    /// <summary>Raw bytes out. A command writes either here or to <see cref="Out"/>, not to both.</summary>
    public Stream Output { get; } = output;

    /// <summary>Text for people and scripts: UTF-8 without a byte order mark, line feeds.</summary>
    public TextWriter Out { get; } = new StreamWriter(output, Utf8, bufferSize: 4096, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Errors, warnings and progress.</summary>
    public TextWriter Error { get; } = error;

    public TimeProvider Time { get; } = time;

    /// <summary>Whether a person watches stdout.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person watches stderr: only then is progress shown.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether colours are welcome on a terminal: not when NO_COLOR is set (https://no-color.org).</summary>
    public bool Colors { get; init; } = true;

    public static Shell OfThisProcess() => new(
        Console.OpenStandardInput(),
        Console.OpenStandardOutput(),
        new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true, NewLine = "\n" },
        TimeProvider.System)
    {
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Colors = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    /// <summary>One line on stderr that says who speaks.</summary>
    public void Complain(string message) => Error.WriteLine($"scenario: {message}");

    public void Flush()
    {
        Out.Flush();
        Output.Flush();
        Error.Flush();
    }

    public void Dispose()
    {
        Flush();
        Out.Dispose();
    }
}
