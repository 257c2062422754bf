using Spectre.Console;

namespace ScenarioOrleans.Cli.Terminal;

/// <summary>Spectre consoles on a shell's streams.</summary>
internal static class Consoles
{
    private const int WidthWithoutTerminal = 140;

    /// <summary>Tables on stdout: colours and the terminal's width only where a person watches and NO_COLOR is not set.</summary>
    public static IAnsiConsole ForOutput(Shell shell) => Create(shell.Out, shell.OutputIsTerminal, shell.Colors);

    /// <summary>Progress on stderr.</summary>
    public static IAnsiConsole ForError(Shell shell) => Create(shell.Error, shell.ErrorIsTerminal, shell.Colors);

    private static IAnsiConsole Create(TextWriter writer, bool terminal, bool colors)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = terminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal && colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = terminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = terminal && Console.WindowWidth > 0 ? Console.WindowWidth : WidthWithoutTerminal;
        return console;
    }
}
