using System.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>Says on stderr what was wrong with a command line, and where to read on.</summary>
internal static class UsageReport
{
    public static int Write(ParseResult parsed, Shell shell)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.Tokens.Count == 0)
        {
            parsed.RootCommandResult.Command.Parse("--help").Invoke(new InvocationConfiguration { Output = shell.Error });
            return ExitCode.Usage;
        }

        foreach (var message in Complaints(parsed))
        {
            shell.Complain(message);
        }

        shell.Error.WriteLine($"Try '{PathOf(command)} --help'.");
        return ExitCode.Usage;
    }

    /// <summary>An unknown word also leaves the command missing; a complaint about the word is enough.</summary>
    private static IEnumerable<string> Complaints(ParseResult parsed) => parsed.UnmatchedTokens.Count > 0
        ? parsed.UnmatchedTokens.Select(token => $"'{token}' is not understood here.")
        : parsed.Errors.Select(error => error.Message);

    private static string PathOf(Command command) =>
        command is RootCommand ? "scenario" : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}";
}
