using System.Runtime.InteropServices;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Serve;

/// <summary>
/// Watches for a second SIGINT or SIGTERM: the first has the host drain and stop, the next ends the process at once, with the exit code that
/// shells give to a process that died of the signal. Nothing is lost by that: what was not finished comes again. Signals within a second are one:
/// a terminal and whatever started the process often both pass it on.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly TimeSpan OneSignal = TimeSpan.FromSeconds(1);

    private readonly Shell _shell;
    private readonly TimeSpan _drainLimit;
    private readonly Action<int> _end;
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Lock _lock = new();
    private long? _first;

    /// <param name="shell">Where it is told, and the clock.</param>
    /// <param name="drainLimit">How long work in flight has.</param>
    /// <param name="end">Ends the process with an exit code; null: it does.</param>
    public StopSignals(Shell shell, TimeSpan drainLimit, Action<int>? end = null)
    {
        (_shell, _drainLimit, _end) = (shell, drainLimit, end ?? Environment.Exit);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, SignalNumber.Interrupt)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, SignalNumber.Terminate)),
        ];
    }

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    /// <summary>One came.</summary>
    internal void Take(SignalNumber signal)
    {
        lock (_lock)
        {
            if (_first is not { } first)
            {
                _first = _shell.Time.GetTimestamp();
                _shell.Error.WriteLine($"Stopping: work in flight has {_drainLimit.TotalSeconds:F0} s to finish; a second signal stops at once.");
                return;
            }

            if (_shell.Time.GetElapsedTime(first) < OneSignal)
            {
                return;
            }
        }

        _shell.Error.WriteLine("Stopped at once; what was not finished comes again.");
        _end(ExitCode.OfSignal + (int)signal);
    }

    private void OnSignal(PosixSignalContext context, SignalNumber signal)
    {
        context.Cancel = true;
        Take(signal);
    }

    /// <summary>As the system counts them.</summary>
    internal enum SignalNumber
    {
        Interrupt = 2,
        Terminate = 15,
    }
}
