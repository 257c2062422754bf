namespace ScenarioOrleans.Kafka.DeadLettering;

/// <summary>Codes of dead letters that do not come from reading the message.</summary>
public static class DeadLetterCodes
{
    /// <summary>The last attempt to process the message failed.</summary>
    public const string RetriesExhausted = "retries-exhausted";

    /// <summary>The message's effects are durable, but what had to follow them, such as its summary, failed for good. The letter has no value.</summary>
    public const string NotCompleted = "not-completed";

    /// <summary>The message was answered, but some of its rows could not be used.</summary>
    public const string RowsRejected = "rows-rejected";
}
