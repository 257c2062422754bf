using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ScenarioOrleans.Cli.Tests.Serve;

/// <summary>`scenario serve` as a process of its own, with what it says on stderr.</summary>
internal sealed class ServeProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private ServeProcess(string folder, string envFile)
    {
        // A shell starts what runs in its background with SIGINT ignored, which a test run there would hand on.
        var start = new ProcessStartInfo(
            "env",
            ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "scenario.dll"), "serve", "--env-file", envFile, "--url", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? string.Empty);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>What it said so far.</summary>
    public IReadOnlyList<string> Lines => [.. _said.Where(line => line.Length > 0)];

    public string Said => string.Join('\n', _said);

    /// <summary>Starts it with settings; does not wait for anything.</summary>
    public static ServeProcess Start(TemporaryFolder folder, params IEnumerable<string> settings)
    {
        File.WriteAllLines(folder["serve.env"], settings);
        return new ServeProcess(folder.Path, folder["serve.env"]);
    }

    /// <summary>Waits until it works on its partitions.</summary>
    public async Task RunningAsync()
    {
        await UntilAsync(() => Task.FromResult(Url is not null), "an address");
        await UntilAsync(async () => (await StatusAsync()).GetProperty("partitions").GetArrayLength() > 0, "partitions");
    }

    public async Task<JsonElement> StatusAsync() => JsonDocument.Parse(await _http.GetStringAsync(new Uri($"{Url}/api/status"))).RootElement;

    /// <summary>Waits for a condition of its status.</summary>
    public Task UntilAsync(Func<JsonElement, bool> condition, string what) => UntilAsync(async () => condition(await StatusAsync()), what);

    public Task SaysAsync(string text) => UntilAsync(() => Task.FromResult(Said.Contains(text, StringComparison.Ordinal)), $"'{text}'");

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Sends a signal again and again until it ends: those within a second count as one.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndBySignalsAsync(string name)
    {
        await UntilAsync(
            () =>
            {
                Signal(name);
                return Task.FromResult(_process.HasExited);
            },
            "its end");
        return await EndAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"It did not end. It said:\n{Said}");
        }

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private string? Url => _said.FirstOrDefault(line => line.StartsWith("Serving at ", StringComparison.Ordinal))?.Split(' ')[2];

    private async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Limit || _process.HasExited)
            {
                throw new TimeoutException($"Waited in vain for {what}. It said:\n{Said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }
    }
}
