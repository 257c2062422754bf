namespace ScenarioOrleans.Kafka.Flow;

/// <summary>A reason to pause consumption, until it is disposed. Thread-safe.</summary>
public sealed class PauseReason : IDisposable
{
    private readonly ConsumptionPause _pause;
    private bool _pauses;

    internal PauseReason(ConsumptionPause pause, string text) => (_pause, Text) = (pause, text);

    public string Text { get; }

    /// <summary>Whether it pauses consumption now. One that does not is only shown.</summary>
    public bool Pauses
    {
        get => Volatile.Read(ref _pauses);
        set
        {
            if (Interlocked.Exchange(ref _pauses, value) != value)
            {
                _pause.Count(value ? 1 : -1);
            }
        }
    }

    public void Dispose()
    {
        if (_pause.Remove(this))
        {
            Pauses = false;
        }
    }
}
