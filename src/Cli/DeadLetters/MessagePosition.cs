using System.Globalization;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Where a record stands; written <c>topic/partition/offset</c>, as in the header <c>message-id</c>.</summary>
internal readonly record struct MessagePosition(string Topic, int Partition, long Offset) : IComparable<MessagePosition>
{
    public static bool TryParse(string text, out MessagePosition position)
    {
        var parts = text.Split('/');
        if (parts.Length == 3
            && parts[0].Length > 0
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            position = new MessagePosition(parts[0], partition, offset);
            return true;
        }

        position = default;
        return false;
    }

    public int CompareTo(MessagePosition other) =>
        (string.CompareOrdinal(Topic, other.Topic), Partition.CompareTo(other.Partition), Offset.CompareTo(other.Offset)) switch
        {
            (not 0 and var byTopic, _, _) => byTopic,
            (_, not 0 and var byPartition, _) => byPartition,
            (_, _, var byOffset) => byOffset,
        };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Topic}/{Partition}/{Offset}");
}
