using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Kafka.Processing.Circuits;

/// <summary>
/// One circuit for each dependency. While any is open, messages wait here in the order in which they came instead of failing one after
/// another, consumption is held, and from time to time the message that has waited longest tries whether it works again; those that would
/// be long about it, only if nobody else waits. Consumption goes on as long as fewer than two messages wait: a lone message may be the only
/// one that fails, and the next can tell. Thread-safe.
/// </summary>
public sealed partial class DependencyCircuits(
    ConsumptionPause pause,
    BrokerWatch watch,
    IFailureClassifier failures,
    IOptions<KafkaOptions> options,
    TimeProvider time,
    ILogger<DependencyCircuits> logger)
{
    private const int LeastWaitingToHold = 2;

    private readonly Lock _lock = new();
    private readonly long _began = time.GetTimestamp();
    private readonly Line[] _lines = [.. Enum.GetValues<Dependency>().Select(
        dependency => new Line(dependency, CircuitRules.For(dependency, options.Value), new Absence(time)))];
    private readonly CircuitQueue _waiting = new();
    private ITimer? _timer;

    // False while nothing failed since the last success: then there is nothing to ask or to tell.
    private volatile bool _troubled;

    /// <summary>How each dependency is.</summary>
    public IReadOnlyList<(Dependency Dependency, CircuitState State)> States
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines.Select(line => (line.Dependency, line.Circuit.State))];
            }
        }
    }

    /// <summary>Completes when the message may be tried. How that ends is told to the lease.</summary>
    /// <param name="cancel">Gives up.</param>
    /// <param name="last">It may take long, and all would wait for it as a probe: another is to be the probe where there is one.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the message any more.</exception>
    public ValueTask<CircuitLease> EnterAsync(CancellationToken cancel, bool last = false)
    {
        if (!_troubled)
        {
            return new ValueTask<CircuitLease>(new CircuitLease(this, null));
        }

        lock (_lock)
        {
            return AllClosed
                ? new ValueTask<CircuitLease>(new CircuitLease(this, null))
                : new ValueTask<CircuitLease>(WaitAsync(last, cancel));
        }
    }

    internal void Succeed(Dependency? probe)
    {
        if (!_troubled)
        {
            return;
        }

        lock (_lock)
        {
            foreach (var line in _lines)
            {
                if (line.Circuit.Succeed(isProbe: line.Dependency == probe))
                {
                    line.Hold?.Dispose();
                    line.Hold = null;
                    TellClosed(line);
                }
            }

            _troubled = !AllClosed;
            Settle();
        }
    }

    /// <summary>Returns whether the failure is not the message's: then it is tried again without counting.</summary>
    internal bool Fail(Dependency? probe, Exception failure, string messageId)
    {
        var dependency = failures.DependencyOf(failure);
        lock (_lock)
        {
            GiveUp(probe == dependency ? null : probe);
            if (dependency is null)
            {
                Settle();
                return false;
            }

            _troubled = true;
            var line = _lines[(int)dependency];
            var wasClosed = line.Circuit.State == CircuitState.Closed;
            var whole = failures.IsOutage(failure);
            if (line.Circuit.Fail(messageId, Now, isProbe: probe == dependency, certain: whole))
            {
                Opened(line, wasClosed, failure);
            }

            Settle();
            return whole || (line.Circuit.State != CircuitState.Closed && !line.Circuit.ProbesCount);
        }
    }

    internal void GiveUpPass(Dependency? probe)
    {
        lock (_lock)
        {
            GiveUp(probe);
            Settle();
        }
    }

    private bool AllClosed => Array.TrueForAll(_lines, line => line.Circuit.State == CircuitState.Closed);

    private TimeSpan Now => time.GetElapsedTime(_began);

    private void GiveUp(Dependency? probe)
    {
        if (probe is { } dependency)
        {
            _lines[(int)dependency].Circuit.GiveUpProbe(Now);
        }
    }

    private async Task<CircuitLease> WaitAsync(bool last, CancellationToken cancel)
    {
        var turn = new TaskCompletionSource<Dependency?>(TaskCreationOptions.RunContinuationsAsynchronously);
        LinkedListNode<TaskCompletionSource<Dependency?>> place;
        lock (_lock)
        {
            place = _waiting.Add(turn, last);
            Settle();
        }

        await using var cancelled = cancel.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource<Dependency?>)state!).TrySetCanceled(token), turn);
        try
        {
            return new CircuitLease(this, await turn.Task);
        }
        finally
        {
            lock (_lock)
            {
                if (CircuitQueue.Remove(place))
                {
                    Settle();
                }
            }
        }
    }

    private void Opened(Line line, bool first, Exception failure)
    {
        if (first)
        {
            line.Hold = pause.Add($"{line.Dependency.ToString().ToLowerInvariant()} does not work: {failure.Message}", pauses: false);
        }

        TellOpened(line, failure.Message);
    }

    /// <summary>Lets go whoever may go, and sets the timer for the next probe. Under the lock, after every change.</summary>
    private void Settle()
    {
        if (AllClosed)
        {
            while (_waiting.TakeNext() is { } next)
            {
                next.TrySetResult(null);
            }
        }

        // One look at the clock: a probe that comes due between two would get neither its start nor a timer.
        var now = Now;
        TimeSpan? due = null;
        foreach (var line in _lines)
        {
            if (line.Circuit.State == CircuitState.Open && line.Circuit.ProbeAt <= now)
            {
                StartProbe(line, now);
            }

            if (line.Circuit.State == CircuitState.Open && line.Circuit.ProbeAt > now && (due is null || line.Circuit.ProbeAt < due))
            {
                due = line.Circuit.ProbeAt;
            }

            line.Hold?.Pauses = _waiting.Count >= LeastWaitingToHold;
        }

        _timer?.Dispose();
        _timer = due is { } at ? time.CreateTimer(static board => ((DependencyCircuits)board!).OnTimer(), this, at - now, Timeout.InfiniteTimeSpan) : null;
    }

    /// <summary>Whoever is let go here tells of its attempt under the lock, so not before the circuit knows of the probe.</summary>
    private void StartProbe(Line line, TimeSpan now)
    {
        while (_waiting.TakeNext() is { } next)
        {
            // False for one that gave up.
            if (next.TrySetResult(line.Dependency))
            {
                line.Circuit.TryProbe(now);
                return;
            }
        }
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            Settle();
        }
    }

    private sealed class Line(Dependency dependency, CircuitRule rule, Absence outage)
    {
        public Dependency Dependency => dependency;

        public Circuit Circuit { get; } = new(rule);

        public PauseReason? Hold { get; set; }

        public Absence Outage => outage;

        public bool IsTold { get; set; }
    }
}
