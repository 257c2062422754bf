namespace ScenarioOrleans.Kafka.Topics;

/// <summary>What of a topic's settings matters to the service; null is what the broker does not say.</summary>
/// <param name="Topic">Its name.</param>
/// <param name="CleanupPolicy"><c>delete</c>, <c>compact</c> or both.</param>
/// <param name="MaxMessageBytes">The largest batch that it takes.</param>
/// <param name="RetentionMilliseconds">How long a record is kept; below 0: for ever.</param>
internal sealed record TopicSettings(string Topic, string? CleanupPolicy, int? MaxMessageBytes, long? RetentionMilliseconds)
{
    /// <summary>Records of a key replace each other.</summary>
    public bool IsCompacted => CleanupPolicy?.Contains("compact", StringComparison.Ordinal) == true;
}
