using System.ComponentModel;
using System.Diagnostics;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Terminal;

/// <summary>Programs that a command runs beside itself.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program on this process's own streams, and returns its exit code.</summary>
    public static async Task<int> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancel)
    {
        using var process = Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });
        await WaitAsync(process, cancel);
        return process.ExitCode;
    }

    /// <summary>Runs a program with stdout and stderr handed over line by line, in no order between the two.</summary>
    public static async Task<int> RunAsync(ProcessStartInfo start, Action<string> onLine, CancellationToken cancel)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start);
        var gate = new Lock();
        process.OutputDataReceived += (_, line) => Hand(line.Data);
        process.ErrorDataReceived += (_, line) => Hand(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitAsync(process, cancel);
        return process.ExitCode;

        void Hand(string? line)
        {
            if (line is not null)
            {
                lock (gate)
                {
                    onLine(line);
                }
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw CommandException.Environment($"cannot run {start.FileName}: {exception.Message}", exception);
        }
    }

    private static async Task WaitAsync(Process process, CancellationToken cancel)
    {
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
