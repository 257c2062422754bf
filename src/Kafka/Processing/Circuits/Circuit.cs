namespace ScenarioOrleans.Kafka.Processing.Circuits;

/// <summary>
/// Decides from successes and failures whether a dependency works. Knows no clock: callers say how late it is, as a time since whenever they
/// began. Not thread-safe.
/// </summary>
public sealed class Circuit(CircuitRule rule)
{
    private readonly HashSet<string> _failedMessages = new(StringComparer.Ordinal);
    private int _failures;

    public CircuitState State { get; private set; }

    /// <summary>When the next probe is due, while it is open.</summary>
    public TimeSpan ProbeAt { get; private set; }

    /// <summary>How long it waits, or waited last, before a probe.</summary>
    public TimeSpan Pause { get; private set; } = rule.FirstPause;

    public bool ProbesCount => rule.ProbesCount;

    /// <summary>A message failed at the dependency. Returns whether the circuit opened by it, or opened again.</summary>
    /// <param name="messageId">Which message.</param>
    /// <param name="now">How late it is.</param>
    /// <param name="isProbe">It was the probe.</param>
    /// <param name="certain">It is the dependency's failure and not the message's: no other needs to fail too.</param>
    public bool Fail(string messageId, TimeSpan now, bool isProbe, bool certain = false)
    {
        if (State == CircuitState.Probing && isProbe)
        {
            Open(now, Min(Pause * 2, rule.LongestPause));
            return true;
        }

        if (State != CircuitState.Closed)
        {
            // Under way since before it opened: says nothing new.
            return false;
        }

        _failures++;
        _failedMessages.Add(messageId);
        if (!certain && (_failures < rule.Failures || _failedMessages.Count < rule.Messages))
        {
            return false;
        }

        Open(now, rule.FirstPause);
        return true;
    }

    /// <summary>A message was handled. Returns whether the circuit closed by it.</summary>
    public bool Succeed(bool isProbe)
    {
        if (State == CircuitState.Open || (State == CircuitState.Probing && !isProbe))
        {
            return false;
        }

        var closed = State == CircuitState.Probing;
        State = CircuitState.Closed;
        Forget();
        return closed;
    }

    /// <summary>The probe ended without saying anything about the dependency.</summary>
    public void GiveUpProbe(TimeSpan now)
    {
        if (State == CircuitState.Probing)
        {
            Open(now, Pause);
        }
    }

    /// <summary>Begins a probe if one is due. Returns whether it did.</summary>
    public bool TryProbe(TimeSpan now)
    {
        if (State != CircuitState.Open || now < ProbeAt)
        {
            return false;
        }

        State = CircuitState.Probing;
        return true;
    }

    private void Open(TimeSpan now, TimeSpan pause)
    {
        State = CircuitState.Open;
        Pause = pause;
        ProbeAt = now + pause;
        Forget();
    }

    private void Forget()
    {
        _failures = 0;
        _failedMessages.Clear();
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
