using System.Diagnostics;
using System.Threading.Channels;

namespace ScenarioOrleans.Rig.Processes;

/// <summary>A process that runs beside this one until it is disposed: asked to stop by its input's end and SIGTERM, in the end killed.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    private readonly Process _process;
    private readonly Channel<string> _output = Channel.CreateUnbounded<string>();
    private readonly Queue<string> _lastErrors = [];
    private readonly string _name;

    private Child(string name, Process process) => (_name, _process) = (name, process);

    public int Id => _process.Id;

    /// <param name="name">For complaints.</param>
    /// <param name="start">The program; its streams are redirected here.</param>
    /// <param name="onError">Called for every line of its standard error.</param>
    public static Child Start(string name, ProcessStartInfo start, Action<string>? onError = null)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var child = new Child(name, Process.Start(start)!);
        child._process.OutputDataReceived += (_, line) => child.Hand(line.Data);
        child._process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                child.Remember(text);
                onError?.Invoke(text);
            }
        };
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>This very program, as another process.</summary>
    public static ProcessStartInfo OfThisProgram(params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "rig.dll"), .. arguments]);

    /// <summary>The next line of its standard output.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancel)
    {
        while (await _output.Reader.WaitToReadAsync(cancel))
        {
            if (_output.Reader.TryRead(out var line))
            {
                return line;
            }
        }

        throw new InvalidOperationException(Complaint());
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public ProcessFigures Figures() => ProcessFigures.TryRead(_process, out var figures) ? figures : throw new InvalidOperationException(Complaint());

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            if (!_process.HasExited)
            {
                Signals.Terminate(_process.Id);
            }

            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Hand(string? line)
    {
        if (line is null)
        {
            _output.Writer.TryComplete();
        }
        else
        {
            _output.Writer.TryWrite(line);
        }
    }

    private void Remember(string line)
    {
        lock (_lastErrors)
        {
            _lastErrors.Enqueue(line);
            if (_lastErrors.Count > 20)
            {
                _lastErrors.Dequeue();
            }
        }
    }

    private string Complaint()
    {
        lock (_lastErrors)
        {
            return $"{_name} has ended. {string.Join('\n', _lastErrors)}";
        }
    }
}
