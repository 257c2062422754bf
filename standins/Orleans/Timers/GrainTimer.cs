namespace Orleans.Runtime;

/// <summary>Puts ticks into the queue of its activation; the next tick is set when one has ended.</summary>
internal abstract class GrainTimer : IGrainTimer
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(0xfffffffe);

    private readonly Activation _activation;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ITimer _timer;
    private TimeSpan _dueTime = Timeout.InfiniteTimeSpan;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private volatile bool _ticking;
    private bool _changed;

    protected GrainTimer(Activation activation, GrainTimerCreationOptions options)
    {
        _activation = activation;
        Interleaves = options.Interleave;
        KeepsAlive = options.KeepAlive;
        var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        try
        {
            _timer = activation.Silo.Time.CreateTimer(
                static state => ((GrainTimer)state!).Enqueue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            flow?.Undo();
        }
    }

    public bool Interleaves { get; }

    public bool KeepsAlive { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        (_changed, _dueTime, _period) = (true, dueTime, period);
        if (!_ticking)
        {
            Set(dueTime);
        }
    }

    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        _disposed.Cancel();
        _timer.Dispose();
        if (RuntimeContext.CurrentContext == _activation)
        {
            _activation.RemoveTimer(this);
        }
    }

    /// <summary>Runs in a turn. A fault of the callback is logged; the timer goes on.</summary>
    public async Task TickAsync()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        try
        {
            _changed = false;
            await Callback(_disposed.Token);
        }
        catch (Exception exception)
        {
            _activation.Silo.LogTimerFailed(exception, _activation.GrainId);
        }
        finally
        {
            _ticking = false;
            Set(_changed ? _dueTime : _period);
        }
    }

    protected abstract Task Callback(CancellationToken token);

    private void Enqueue()
    {
        if (_activation.State == ActivationState.Invalid)
        {
            Dispose();
            return;
        }

        _ticking = true;
        _activation.Scheduler.Enqueue(new TimerCall(this) { TargetId = _activation.GrainId, Runtime = _activation.Silo.Calls });
    }

    private void Set(TimeSpan time)
    {
        if (!_disposed.IsCancellationRequested)
        {
            _timer.Change(time, Timeout.InfiniteTimeSpan);
        }
    }

    private static void Check(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Longest, name);
        }
    }
}

/// <inheritdoc/>
internal sealed class GrainTimer<TState>(
    Activation activation, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    : GrainTimer(activation, options)
{
    protected override Task Callback(CancellationToken token) => callback(state, token);
}
