using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Silo.Kafka.Messages;

/// <summary>What is left of a message that is given up.</summary>
/// <param name="Groups">The groups that do not have its rows, while others do; none: nothing is left. Null: nothing of it is done.</param>
/// <param name="FollowUp">What is left to do for what is done; null if nothing is.</param>
public sealed record Remains(IReadOnlyList<GroupKey>? Groups, FollowUp? FollowUp)
{
    /// <summary>Nothing of the message is done, or doing it again changes nothing.</summary>
    public static Remains Whole { get; } = new(null, null);
}
