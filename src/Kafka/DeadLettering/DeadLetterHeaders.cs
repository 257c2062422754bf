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

    /// <summary>Whether a header was written by this service on an earlier burial, so that a new one replaces it.</summary>
    public static bool IsOurs(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(Prefix, StringComparison.Ordinal) || string.Equals(name, Code, StringComparison.Ordinal);
    }
}
