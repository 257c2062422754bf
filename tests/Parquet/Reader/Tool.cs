using System.ComponentModel;
using System.Diagnostics;

namespace ScenarioOrleans.Parquet.Tests.Reader;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="InvalidOperationException">It is not installed, or ended with an error; the message says what to do.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string folder)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using Process process = Start(program, arguments, folder);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(timeout.Token));
            return process.ExitCode == 0
                ? await output
                : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} did not end within {Timeout}.", e);
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"'{program}' cannot be run, and the Parquet tests read their files with it: install Node.js 18 or later with npm "
                + "(Debian and Ubuntu: apt-get install nodejs npm).", e);
        }
    }
}
