namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>Ends a command with lines for the user and an exit code, and without a stack trace.</summary>
internal sealed class CommandException(int exitCode, IReadOnlyList<string> complaints, Exception? cause = null)
    : Exception(string.Join("; ", complaints), cause)
{
    /// <summary>One of <see cref="CommandLine.ExitCode"/>; never 0.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>At least one.</summary>
    public IReadOnlyList<string> Complaints { get; } = complaints;

    public static CommandException BadInput(string message, Exception? cause = null) => new(CommandLine.ExitCode.BadInput, [message], cause);

    public static CommandException Usage(string message) => new(CommandLine.ExitCode.Usage, [message]);

    public static CommandException Environment(string message, Exception? cause = null) =>
        new(CommandLine.ExitCode.Environment, [message], cause);

    public static CommandException Fault(string message) => new(CommandLine.ExitCode.Fault, [message]);
}
