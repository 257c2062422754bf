namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>Ends a command with a message for the user and an exit code, and without a stack trace.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>One of <see cref="CommandLine.ExitCode"/>; never 0.</summary>
    public int ExitCode { get; } = exitCode;

    public static CommandException BadInput(string message, Exception? cause = null) => new(CommandLine.ExitCode.BadInput, message, cause);

    public static CommandException Usage(string message) => new(CommandLine.ExitCode.Usage, message);

    public static CommandException Environment(string message, Exception? cause = null) =>
        new(CommandLine.ExitCode.Environment, message, cause);

    public static CommandException Fault(string message) => new(CommandLine.ExitCode.Fault, message);
}
