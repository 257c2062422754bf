using System.Globalization;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>Where a record stands; written <c>topic/partition/offset</c>, as in the header <c>message-id</c>. Ordered so too.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Partition">Its partition, from 0.</param>
/// <param name="Offset">Its offset, from 0.</param>
public readonly record struct RecordPosition(string Topic, int Partition, long Offset) : IComparable<RecordPosition>
{
    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else, such as the id of a summary.</summary>
    public static RecordPosition? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [{ Length: > 0 } topic, var partition, var offset]
            && int.TryParse(partition, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? new RecordPosition(topic, number, at)
                : null;
    }

    public int CompareTo(RecordPosition other) =>
        (string.CompareOrdinal(Topic, other.Topic), Partition.CompareTo(other.Partition), Offset.CompareTo(other.Offset)) switch
        {
            (not 0 and var byTopic, _, _) => byTopic,
            (_, not 0 and var byPartition, _) => byPartition,
            (_, _, var byOffset) => byOffset,
        };

    public static bool operator <(RecordPosition left, RecordPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(RecordPosition left, RecordPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(RecordPosition left, RecordPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RecordPosition left, RecordPosition right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Topic}/{Partition}/{Offset}");
}
