namespace ScenarioOrleans.Kafka.DeadLettering;

/// <summary>Names of the headers that say why a message is a dead letter. Values are text in UTF-8.</summary>
public static class DeadLetterHeaders
{
    public const string Prefix = "__dlq.";
    public const string Topic = "__dlq.errors.topic";
    public const string Partition = "__dlq.errors.partition";
    public const string Offset = "__dlq.errors.offset";
    public const string Group = "__dlq.errors.group";
    public const string DeliveryCount = "__dlq.errors.delivery.count";
    public const string Message = "__dlq.errors.message";
    public const string Code = "scenario.error.code";

    /// <summary>Length in bytes of the value that was left out because the broker would not take it.</summary>
    public const string OmittedBytes = "__dlq.value.omitted.bytes";

    /// <summary>The message has no key: the letter's key is its position, because a compacted topic takes no record without one.</summary>
    public const string KeyAbsent = "__dlq.key.absent";

    /// <summary>The message's time in milliseconds since 1970, which was left out because the broker would not take it.</summary>
    public const string OmittedTimestamp = "__dlq.timestamp.omitted";

    /// <summary>How many of the message's headers were left out, because the broker would not take the letter with them.</summary>
    public const string OmittedHeaders = "__dlq.headers.omitted";

    /// <summary>Whether a header says what was left out.</summary>
    public static bool IsOmission(string name) => name is OmittedBytes or OmittedTimestamp or OmittedHeaders;

    /// <summary>Whether a header was written by this service on an earlier burial, so that a new one replaces it.</summary>
    public static bool IsOurs(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(Prefix, StringComparison.Ordinal) || string.Equals(name, Code, StringComparison.Ordinal);
    }
}
