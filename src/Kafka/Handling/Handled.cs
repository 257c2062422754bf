namespace ScenarioOrleans.Kafka.Handling;

/// <summary>The effects of one or several messages are durable, and their bytes no longer needed.</summary>
/// <param name="Pending">What must still happen before they are done, each by itself; null or empty: nothing.</param>
public readonly record struct Handled(IReadOnlyList<DeferredCompletion>? Pending)
{
    /// <summary>Nothing is left to do.</summary>
    public static Handled Done => default;

    /// <summary>One thing is left to do.</summary>
    public static Handled Until(DeferredCompletion completion) => new([completion]);
}
