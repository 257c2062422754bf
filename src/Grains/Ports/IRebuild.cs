namespace ScenarioOrleans.Grains.Ports;

/// <summary>
/// Whether the sums held are whole. Where storage forgets, they are rebuilt from the log whenever partitions are assigned; while that
/// lasts they are partial, and no figures may be taken from them. Thread-safe.
/// </summary>
public interface IRebuild
{
    /// <summary>Nothing is being rebuilt.</summary>
    bool IsComplete { get; }

    /// <summary>How many rebuilds have begun. Each is counted before it changes any sum.</summary>
    long Begun { get; }

    /// <summary>Completes when the next rebuild begins; is complete while one is under way.</summary>
    Task Interrupted { get; }

    /// <summary>Completes when nothing is being rebuilt.</summary>
    /// <exception cref="OperationCanceledException">Given up, or the service stops before.</exception>
    Task CompletedAsync(CancellationToken cancel);
}
