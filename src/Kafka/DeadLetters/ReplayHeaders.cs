namespace ScenarioOrleans.Kafka.DeadLetters;

/// <summary>Names of the headers of a message that was a dead letter and was sent again.</summary>
public static class ReplayHeaders
{
    /// <summary><c>topic/partition/offset</c> of the message that this one repeats, as text in UTF-8.</summary>
    public const string ReplayOf = "scenario.replay-of";
}
