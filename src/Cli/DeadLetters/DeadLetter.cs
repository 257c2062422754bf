using System.Globalization;
using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Records;
using Remaining = ScenarioOrleans.Silo.Ingest.RemainingGroups;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>One record of the dead-letter topic, as it stands there.</summary>
internal sealed record DeadLetter
{
    /// <summary>Where the letter stands.</summary>
    public required RecordPosition Position { get; init; }

    /// <summary>Where the message stood; null if the record does not say, because somebody else wrote it.</summary>
    public RecordPosition? Source { get; init; }

    /// <summary>When the message was written, which the letter keeps; null if it has no time.</summary>
    public RecordTime? Written { get; init; }

    public byte[]? Key { get; init; }

    public byte[]? Value { get; init; }

    /// <summary>In the order of the record.</summary>
    public required IReadOnlyList<KeyValuePair<string, byte[]>> Headers { get; init; }

    /// <summary>Why; empty if the record does not say.</summary>
    public string Code => Text(DeadLetterHeaders.Code) ?? string.Empty;

    public string Reason => Text(DeadLetterHeaders.Message) ?? string.Empty;

    /// <summary>Bytes of the value that did not fit; null if nothing was left out.</summary>
    public string? OmittedBytes => Text(DeadLetterHeaders.OmittedBytes);

    /// <summary>The groups that lack the message's rows, where others have them; null if the letter does not say, or not legibly.</summary>
    public IReadOnlySet<GroupKey>? RemainingGroups =>
        Remaining.TryRead(Headers.Last(Remaining.Header), out var groups, out _) ? groups : null;

    /// <summary>Which part of these groups, if they are too many for one letter.</summary>
    public string? RemainingPart => Text(Remaining.Part);

    public string? KeyText => Key is null ? null : Encoding.UTF8.GetString(Key);

    /// <summary>The scenario that the value is about; null if it cannot be read.</summary>
    public ScenarioKey? Scenario => MessageFolder.Fold(Value, FoldLimits.Default).Message?.Key;

    public string? Text(string header) => Headers.LastText(header);

    public static DeadLetter Of(ConsumeResult<byte[]?, byte[]?> record)
    {
        var headers = record.Message.Headers is null
            ? []
            : record.Message.Headers.Select(header => KeyValuePair.Create(header.Key, header.GetValueBytes())).ToArray();
        return new DeadLetter
        {
            Position = new RecordPosition(record.Topic, record.Partition.Value, record.Offset.Value),
            Source = SourceOf(headers),
            Written = record.Message.Timestamp is { Type: not TimestampType.NotAvailable } time ? new RecordTime(time.UnixTimestampMs) : null,
            Key = headers.Last(DeadLetterHeaders.KeyAbsent) is null ? record.Message.Key : null,
            Value = record.Message.Value,
            Headers = headers,
        };
    }

    private static RecordPosition? SourceOf(KeyValuePair<string, byte[]>[] headers) =>
        headers.LastText(DeadLetterHeaders.Topic) is { Length: > 0 } topic
        && int.TryParse(headers.LastText(DeadLetterHeaders.Partition), NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
        && long.TryParse(headers.LastText(DeadLetterHeaders.Offset), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? new RecordPosition(topic, partition, offset)
            : null;
}
