namespace ScenarioOrleans.Kafka.Handling;

/// <summary>Puts completions off, to do many at once. A host may have none or several. Thread-safe.</summary>
public interface IFlushPending
{
    /// <summary>
    /// Somebody waits for the completions under way: what was put off is to be done now. Called again while the waiting lasts; returns at once.
    /// </summary>
    void FlushPending();
}
