namespace ScenarioOrleans.Kafka.Records;

/// <summary>One record to write.</summary>
/// <param name="Topic">The topic; null stands for the configured response topic.</param>
/// <param name="Key">Decides the partition; null lets the client choose one.</param>
/// <param name="Value">The value's bytes; must not change until the record is produced.</param>
/// <param name="Headers">In the order in which they are written; a name may repeat.</param>
/// <param name="TimestampMilliseconds">The record's time in milliseconds since 1970, whether or not that is a date; null stands for the time of sending.</param>
public sealed record OutgoingRecord(
    string? Topic,
    byte[]? Key,
    ReadOnlyMemory<byte> Value,
    IReadOnlyList<KeyValuePair<string, byte[]>> Headers,
    long? TimestampMilliseconds)
{
    /// <summary>Writes a tombstone: a record without a value. <see cref="Value"/> must then be empty.</summary>
    public bool ValueIsNull { get; init; }

    /// <summary>
    /// A record that is larger than its topic takes may be written as several, of the same key and headers, one after another, with the
    /// headers <c>part</c> and <c>parts</c>.
    /// </summary>
    public bool MaySplit { get; init; }

    /// <summary>Which of several records that say the same of one message this is, as <c>2/3</c>; null if it is the only one.</summary>
    public string? Part { get; init; }

    /// <summary>The message without which this record would not be; null if it is about many, as a summary is.</summary>
    public RecordPosition? Source { get; init; }
}
