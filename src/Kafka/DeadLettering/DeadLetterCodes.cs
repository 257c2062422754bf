namespace ScenarioOrleans.Kafka.DeadLettering;

/// <summary>Codes of dead letters that do not come from reading the message.</summary>
public static class DeadLetterCodes
{
    /// <summary>The last attempt to process the message failed.</summary>
    public const string RetriesExhausted = "retries-exhausted";

    /// <summary>The message was answered, but some of its rows could not be used.</summary>
    public const string RowsRejected = "rows-rejected";
}
