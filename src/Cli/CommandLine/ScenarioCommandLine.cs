using System.CommandLine;
using System.CommandLine.Invocation;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>Runs one command line: parses, acts, and turns whatever happens into an exit code and one line on stderr.</summary>
internal static class ScenarioCommandLine
{
    /// <summary>How long a command may take to end after Ctrl-C or SIGTERM before the process ends without it.</summary>
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args, Shell shell)
    {
        var parsed = CommandTree.For(args, shell).Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            return UsageReport.Write(parsed, shell);
        }

        try
        {
            return await parsed.InvokeAsync(ConfigurationFor(parsed.CommandResult.Command, shell));
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (Failures.Explain(failure) is { } told)
        {
            foreach (var complaint in told.Complaints)
            {
                shell.Complain(complaint);
            }

            return told.ExitCode;
        }
#pragma warning disable CA1031 // Told whole: without this the process would end by a signal, and write its memory to the disk.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            shell.Complain($"a fault of this program, please report it: {fault}");
            return ExitCode.Fault;
        }
        finally
        {
            shell.Flush();
        }
    }

    private static InvocationConfiguration ConfigurationFor(Command command, Shell shell) => new()
    {
        Output = shell.Out,
        Error = shell.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = command is TaughtCommand { HandlesSignals: true } ? null : TerminationLimit,
    };
}
