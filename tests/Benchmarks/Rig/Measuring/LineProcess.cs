using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ScenarioOrleans.Rig.Measuring;

/// <summary>
/// A way that runs in a process of its own and is told what to do line by line: it writes `ready` when warm, the seconds it took
/// for each `run`, its answer for `answer`, and ends with its input.
/// </summary>
internal sealed class LineProcess : IContestant
{
    private readonly Process _process;

    private LineProcess(string name, Process process) => (Name, _process) = (name, process);

    public string Name { get; }

    /// <summary>Null when it cannot be run here: the program is missing, or says so by its exit code.</summary>
    public static async Task<LineProcess?> TryStartAsync(string name, string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var contestant = new LineProcess(name, process);
        if (await process.StandardOutput.ReadLineAsync(cancel) == "ready")
        {
            return contestant;
        }

        await contestant.DisposeAsync();
        return null;
    }

    public async Task<double> RunOnceAsync(CancellationToken cancel) =>
        double.Parse(await AskAsync("run", cancel), CultureInfo.InvariantCulture);

    public async Task<byte[]?> AnswerAsync(CancellationToken cancel) => System.Text.Encoding.ASCII.GetBytes(await AskAsync("answer", cancel));

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<string> AskAsync(string line, CancellationToken cancel)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancel);
        await _process.StandardInput.FlushAsync(cancel);
        return await _process.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException($"{Name} ended before it had answered.");
    }
}
