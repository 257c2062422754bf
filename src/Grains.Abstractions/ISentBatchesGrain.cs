using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Which of a scenario's batch ids were taken, and by which message: a share of them, so that none of them becomes large. Keyed by <see cref="KeyOf"/>.
/// </summary>
[Alias("scenario.ISentBatchesGrain"), Version(1)]
public interface ISentBatchesGrain : IGrainWithStringKey
{
    /// <summary>Into how many grains a scenario's ids are shared. Part of what is stored.</summary>
    const uint Shares = 64;

    /// <summary>
    /// Takes an id for a message. Durable when it completes. The message that has taken it may take it again, so that it can go on after a crash.
    /// </summary>
    /// <param name="id">The id.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="timestampMilliseconds">The message's record time; ids that were taken longer than the retention before it are forgotten.</param>
    /// <param name="cancellationToken">Gives up, unless the turn has begun.</param>
    /// <returns>False when another message has taken it.</returns>
    [Alias("Take"), ResponseTimeout(GrainTimeouts.Leaf)]
    Task<bool> TakeAsync(string id, string messageId, long timestampMilliseconds, CancellationToken cancellationToken);

    /// <summary>The key of the grain that has an id of a scenario.</summary>
    static string KeyOf(string scenario, string id) => $"{scenario}/{Crc32C.Of(System.Text.Encoding.UTF8.GetBytes(id)) % Shares:x2}";
}
