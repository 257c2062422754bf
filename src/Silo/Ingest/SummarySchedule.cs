using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// When this silo asks for the summaries of one scenario: at once if none was published for a publish interval, else when that is over, one at a
/// time. What is marked meanwhile goes into the next. Thread-safe.
/// </summary>
internal sealed class SummarySchedule : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Func<SummaryRequest, Task<TimeSpan>> _publish;
    private readonly Action<SummarySchedule> _retire;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private PendingSummary _pending = new();
    private bool _publishing;
    private bool _atOnce;
    private bool _ended;
    private TimeSpan _rest;
    private long _since;

    /// <param name="publish">Publishes; returns zero, or how long not to ask again.</param>
    /// <param name="retire">Called when nothing was marked for an interval; nothing can be marked any more.</param>
    /// <param name="interval">The publish interval.</param>
    /// <param name="time">The clock.</param>
    public SummarySchedule(Func<SummaryRequest, Task<TimeSpan>> publish, Action<SummarySchedule> retire, TimeSpan interval, TimeProvider time)
    {
        (_publish, _retire, _interval, _time) = (publish, retire, interval, time);

        // Whoever marks the first change has nothing to do with later summaries.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static schedule => ((SummarySchedule)schedule!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Somebody waits for a summary.</summary>
    public bool IsWaitedFor
    {
        get
        {
            lock (_lock)
            {
                return _publishing || !_pending.IsEmpty;
            }
        }
    }

    /// <summary>Adds what the next summary has to show.</summary>
    /// <param name="add">Adds it, and gives what completes when it is shown.</param>
    /// <param name="atOnce">The publish interval does not count.</param>
    /// <returns>Null when the schedule has ended.</returns>
    public Task? Add(Func<PendingSummary, Task> add, bool atOnce)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return null;
            }

            var isFirst = _pending.IsEmpty;
            var shown = add(_pending);
            _atOnce |= atOnce;
            if (isFirst || atOnce)
            {
                Arm();
            }

            return shown;
        }
    }

    /// <summary>Has what is waited for published without waiting for the interval.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (!_atOnce && (_publishing || !_pending.IsEmpty))
            {
                _atOnce = true;
                Arm();
            }
        }
    }

    /// <summary>Whoever waits is told that there is no summary.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _ended = true;
            _pending.Fail(new OperationCanceledException("The service stops; a summary shows the change when its message comes again."));
            _pending = new PendingSummary();
        }

        _timer.Dispose();
    }

    private void Arm()
    {
        if (!_publishing && !_ended)
        {
            var left = _rest - _time.GetElapsedTime(_since);
            var due = _pending.IsEmpty ? _interval : _atOnce || left < TimeSpan.Zero ? TimeSpan.Zero : left;
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnDue()
    {
        PendingSummary taken;
        SummaryRequest request;
        lock (_lock)
        {
            if (_publishing || _ended)
            {
                return;
            }

            if (_pending.IsEmpty)
            {
                _ended = true;
                _retire(this);
                _timer.Dispose();
                return;
            }

            (taken, request) = (_pending, _pending.ToRequest(_atOnce));
            (_pending, _publishing) = (new PendingSummary(), true);
        }

        _ = PublishAsync(taken, request);
    }

    private async Task PublishAsync(PendingSummary taken, SummaryRequest request)
    {
        try
        {
            var rest = await _publish(request);
            if (rest > TimeSpan.Zero)
            {
                Resume(rest, refused: taken);
                return;
            }

            Resume(_interval);
            taken.Complete();
        }
#pragma warning disable CA1031 // Whoever waits for the summary is told, and marks the change again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Resume(TimeSpan.Zero);
            taken.Fail(failure);
        }
    }

    /// <param name="rest">How long there is no summary.</param>
    /// <param name="refused">What it was too early for.</param>
    private void Resume(TimeSpan rest, PendingSummary? refused = null)
    {
        lock (_lock)
        {
            if (refused is not null)
            {
                _pending.TakeOver(refused);
            }

            (_rest, _since, _publishing) = (rest, _time.GetTimestamp(), false);
            _atOnce &= !_pending.IsEmpty;
            Arm();
        }
    }
}
