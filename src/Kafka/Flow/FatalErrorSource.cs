namespace ScenarioOrleans.Kafka.Flow;

/// <summary>Carries the first error that ingestion cannot survive from wherever it happens to the poll loop. Thread-safe.</summary>
public sealed class FatalErrorSource
{
    private Exception? _first;

    /// <summary>Null while all is well.</summary>
    public Exception? First => Volatile.Read(ref _first);

    public void Report(Exception fault) => Interlocked.CompareExchange(ref _first, fault, null);
}
