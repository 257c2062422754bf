using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>One life of the service.</summary>
internal sealed class ServiceProcess : IDisposable
{
    /// <summary>How a shell shows the end by SIGKILL.</summary>
    public const int KilledExitCode = 128 + 9;

    private const int LinesKept = 400;

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long _readyAt;

    private ServiceProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => OnOutput(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Completes with the web endpoint's address when the service has started.</summary>
    public Task<string> Ready => _ready.Task;

    /// <summary>How long ago the process was started.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_started);

    /// <summary>How long ago the service was ready; negative while it is not.</summary>
    public TimeSpan ReadyFor => Interlocked.Read(ref _readyAt) is var at and > 0 ? Stopwatch.GetElapsedTime(at) : TimeSpan.MinValue;

    /// <summary>Completes when the process has ended, in whatever way.</summary>
    public Task Exited => _process.WaitForExitAsync();

    public bool HasExited => _process.HasExited;

    /// <summary>128 + 9 when it was killed.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines of its log.</summary>
    public IReadOnlyList<string> Log => [.. _lines];

    /// <summary>Physical memory in use, in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.HasExited ? 0 : _process.WorkingSet64;
        }
    }

    public static ServiceProcess Start(IEnumerable<KeyValuePair<string, string>> settings, string? kill = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, Service.CrashService.Verb])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in settings)
        {
            start.ArgumentList.Add($"{name}={value}");
        }

        if (kill is not null)
        {
            start.ArgumentList.Add(Service.Trigger.Option);
            start.ArgumentList.Add(kill);
        }

        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
        {
            start.Environment.Remove(name);
        }

        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await Exited;
    }

    /// <summary><c>kill</c>: asks it to drain and stop.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>Stops it where it is, as a machine does that is put to sleep: it does nothing, and its connections stay.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets it go on as if nothing had been.</summary>
    public void Resume() => Signal("CONT");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>What a developer has set for the service must not reach this one.</summary>
    private static bool IsSetting(string name) =>
        name.Contains("KAFKA", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Scenario__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ORLEANS", StringComparison.Ordinal);

    private void OnOutput(string? line)
    {
        if (line?.StartsWith(Service.CrashService.ReadyMark, StringComparison.Ordinal) == true)
        {
            Interlocked.Exchange(ref _readyAt, Stopwatch.GetTimestamp());
            _ready.TrySetResult(line[Service.CrashService.ReadyMark.Length..]);
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        while (_lines.Count > LinesKept)
        {
            _lines.TryDequeue(out _);
        }
    }
}
