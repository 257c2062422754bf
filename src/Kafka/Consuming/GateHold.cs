namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>A reason to hold consumption, until it is disposed. Thread-safe.</summary>
public sealed class GateHold : IDisposable
{
    private readonly ConsumptionGate _gate;
    private bool _closed;

    internal GateHold(ConsumptionGate gate, string reason) => (_gate, Reason) = (gate, reason);

    public string Reason { get; }

    /// <summary>Whether it keeps the gate closed now. A reason that does not is only shown.</summary>
    public bool Closed
    {
        get => Volatile.Read(ref _closed);
        set
        {
            if (Interlocked.Exchange(ref _closed, value) != value)
            {
                _gate.Count(value ? 1 : -1);
            }
        }
    }

    public void Dispose()
    {
        if (_gate.Remove(this))
        {
            Closed = false;
        }
    }
}
