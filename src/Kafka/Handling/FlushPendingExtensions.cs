namespace ScenarioOrleans.Kafka.Handling;

/// <summary>All of a host's at once.</summary>
internal static class FlushPendingExtensions
{
    /// <summary>See <see cref="IFlushPending.FlushPending"/>.</summary>
    public static void FlushPending(this IEnumerable<IFlushPending> all)
    {
        foreach (var completions in all)
        {
            completions.FlushPending();
        }
    }
}
