namespace ScenarioOrleans.Kafka.Records;

/// <summary>Messages of one partition in a batch, between which no message was received that is not in it.</summary>
/// <param name="partition">The partition's number.</param>
/// <param name="watermark">Every message of the partition below this offset was done when the run began.</param>
/// <param name="number">Its index among the batch's runs.</param>
/// <param name="topicId">Kafka's id of the topic; null if the broker has none.</param>
public sealed class OffsetRange(int partition, long watermark, int number, string? topicId)
{
    public int Number { get; } = number;

    public int Partition { get; } = partition;

    public long Watermark { get; } = watermark;

    public string? TopicId { get; } = topicId;

    /// <summary>How many messages are in it.</summary>
    public int Count { get; internal set; }
}
