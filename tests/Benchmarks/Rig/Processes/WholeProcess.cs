using System.Diagnostics;

namespace ScenarioOrleans.Rig.Processes;

/// <summary>A program run from its start to its end, with what it used.</summary>
internal sealed record WholeProcess(double Seconds, long PeakBytes)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    /// <summary>The peak is read every two milliseconds: it only grows, so what is missed is what the last two added.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static async Task<WholeProcess> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        var ended = process.WaitForExitAsync(cancel);
        long peak = 0;
        using (var tick = new PeriodicTimer(Tick))
        {
            while (!ended.IsCompleted && await tick.WaitForNextTickAsync(cancel))
            {
                peak = ProcessFigures.TryRead(process, out var figures) ? figures.PeakBytes : peak;
            }
        }

        await ended;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await output;
        return process.ExitCode == 0
            ? new WholeProcess(seconds, peak)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }
}
