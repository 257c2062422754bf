namespace ScenarioOrleans.Kafka.Producing;

/// <summary>Since when records that the client has wait for the broker to confirm them. Thread-safe.</summary>
public sealed class UnconfirmedRecords(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<(Task Confirmed, string Topic, long Since)> _records = new();

    /// <summary>The topic of the record that has waited longest, and how long; null when none waits.</summary>
    public (string Topic, TimeSpan Age)? Oldest
    {
        get
        {
            lock (_lock)
            {
                Forget();
                return _records.TryPeek(out var oldest) ? (oldest.Topic, time.GetElapsedTime(oldest.Since)) : null;
            }
        }
    }

    /// <summary>A record was handed to the client.</summary>
    public void Add(Task confirmed, string topic)
    {
        lock (_lock)
        {
            Forget();
            _records.Enqueue((confirmed, topic, time.GetTimestamp()));
        }
    }

    /// <summary>Those behind the oldest that waits stay until it does no longer: a few bytes each.</summary>
    private void Forget()
    {
        while (_records.TryPeek(out var oldest) && oldest.Confirmed.IsCompleted)
        {
            _records.Dequeue();
        }
    }
}
