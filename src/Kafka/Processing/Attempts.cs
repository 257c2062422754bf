using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Processing.Circuits;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Kafka.Processing;

/// <summary>
/// Tries something until it succeeds, fails for good, or has failed as often as it may. While a dependency does not work it waits at the
/// circuits instead, and what fails by the dependency does not count. The first attempt costs nothing beside itself. Thread-safe.
/// </summary>
public sealed partial class Attempts(
    DependencyCircuits circuits, IFailureClassifier failures, Backoff backoff, BrokerWatch watch, TimeProvider time, ILogger<Attempts> logger)
{
    private readonly Thinning _thinning = new(time);

    /// <summary>Completes with the first attempt that succeeds, or fails as the last one did.</summary>
    /// <param name="what">What is tried, for the log and for the circuits: what fails twice under one name is one failure of theirs.</param>
    /// <param name="most">How many failures that count end it.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancel">The result no longer counts. Attempts see it too.</param>
    /// <param name="last">It may take long, so another is to find out whether a dependency works again, where there is one.</param>
    public async Task<T> RunAsync<T>(
        string what, int most, Func<CancellationToken, Task<T>> attempt, CancellationToken cancel, bool last = false)
    {
        for (var counted = 0; ; await backoff.PauseAsync(counted, cancel))
        {
            bool counts;
            do
            {
                using var lease = await circuits.EnterAsync(cancel, last);
                try
                {
                    var result = await attempt(cancel);
                    lease.Succeeded();
                    return result;
                }
                catch (Exception failure) when (!cancel.IsCancellationRequested)
                {
                    counts = !lease.Failed(failure, what);
                    if (counts)
                    {
                        Tell(failure, what, ++counted);
                        if (counted >= most || failures.Classify(failure) == FailureKind.Permanent)
                        {
                            throw;
                        }
                    }
                }
            }
            while (!counts);
        }
    }
}
