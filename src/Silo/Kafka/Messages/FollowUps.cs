namespace ScenarioOrleans.Silo.Kafka.Messages;

/// <summary>Follow-ups with a meaning of their own.</summary>
public static class FollowUps
{
    /// <summary>
    /// Nothing was done, because the sums are being rebuilt: the message has to be handled again when they are whole. Meanwhile it takes
    /// no room in the budget.
    /// </summary>
    public static FollowUp HandleWhenRebuilt { get; } = static _ =>
        throw new InvalidOperationException($"{nameof(HandleWhenRebuilt)} is a sign, not work: the message has to be handled again.");
}
