using System.Runtime.InteropServices;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Serve;

/// <summary>
/// Watches for a second SIGINT or SIGTERM: the first has the host drain and stop, the next ends the process at once, with the exit code that
/// shells give to a process that died of the signal. Nothing is lost by that: what was not finished comes again.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const int SignalBase = 128;
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private readonly Shell _shell;
    private readonly TimeSpan _drainLimit;
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public StopSignals(Shell shell, TimeSpan drainLimit)
    {
        (_shell, _drainLimit) = (shell, drainLimit);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, Interrupt)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, Terminate)),
        ];
    }

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context, int signal)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) == 1)
        {
            _shell.Error.WriteLine($"Stopping: work in flight has {_drainLimit.TotalSeconds:F0} s to finish; a second signal stops at once.");
            return;
        }

        _shell.Error.WriteLine("Stopped at once; what was not finished comes again.");
        Environment.Exit(SignalBase + signal);
    }
}
