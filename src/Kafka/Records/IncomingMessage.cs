namespace ScenarioOrleans.Kafka.Records;

/// <summary>One record as it came from the input topic.</summary>
public sealed record IncomingMessage
{
    public required string Topic { get; init; }

    /// <summary>Kafka's id of the topic: one that is deleted and made anew has another. Null if the broker has none.</summary>
    public string? TopicId { get; init; }

    public required int Partition { get; init; }

    public required long Offset { get; init; }

    /// <summary>The record's time in milliseconds since 1970, by producer or broker; -1 if the record has none.</summary>
    public long TimestampMilliseconds { get; init; } = -1;

    /// <summary>Null if the record has no key.</summary>
    public byte[]? Key { get; init; }

    /// <summary>The value's bytes; empty for a tombstone too, see <see cref="ValueIsNull"/>.</summary>
    public ReadOnlyMemory<byte> Value { get; init; }

    /// <summary>The record is a tombstone: it has no value, which is not the same as an empty one.</summary>
    public bool ValueIsNull { get; init; }

    /// <summary>In the order of the record; names may repeat. A header without a value has null here.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Headers { get; init; } = [];

    /// <summary>How often this process has handed the message to the handler, this time included: 1 at first.</summary>
    public int DeliveryCount { get; init; } = 1;

    /// <summary>Every message of the partition below this offset was done when this one was received.</summary>
    public long Watermark { get; init; }

    public RecordPosition Position => new(Topic, Partition, Offset);

    /// <summary>The same for the same record in every process and at every delivery: topic/partition/offset.</summary>
    public string MessageId => $"{Topic}/{Partition}/{Offset}";

    /// <summary>What the message holds in memory while it is in flight, in bytes.</summary>
    public long SizeBytes => Value.Length + (Key?.Length ?? 0);
}
