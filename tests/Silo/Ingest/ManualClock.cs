namespace ScenarioOrleans.Silo.Tests.Ingest;

/// <summary>A clock that stands still until the test moves it; timers that come due then fire on the test's thread, in their order.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _now = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    /// <summary>Fires what is due now.</summary>
    public void Run() => Advance(TimeSpan.Zero);

    public void Advance(TimeSpan time)
    {
        var until = _now + time;
        while (_timers.Where(timer => timer.At <= until).MinBy(timer => timer.At) is { } next)
        {
            _now = next.At > _now ? next.At : _now;
            next.Fire();
        }

        _now = until;
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        public TimeSpan At { get; private set; } = TimeSpan.MaxValue;

        public void Fire()
        {
            At = TimeSpan.MaxValue;
            fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            At = dueTime == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : clock._now + dueTime;
            return true;
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
