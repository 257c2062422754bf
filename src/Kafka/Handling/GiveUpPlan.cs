using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Handling;

/// <summary>What is to become of a message that is given up.</summary>
/// <param name="Missing">
/// The parts of the message that are not done while others are, as a header of its dead letter; without items: nothing is missing, and there
/// is no dead letter. Null: nothing of it is done, or doing it again changes nothing.
/// </param>
/// <param name="Handled">What is left to do for what is done.</param>
public sealed record GiveUpPlan(ListHeader? Missing, Handled Handled)
{
    /// <summary>The message as a whole goes to the dead letters.</summary>
    public static GiveUpPlan Whole { get; } = new(null, Handled.Done);
}
