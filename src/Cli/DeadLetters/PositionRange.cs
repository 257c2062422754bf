using System.Globalization;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>
/// Some positions of a topic: <c>topic</c>, <c>topic/partition</c>, <c>topic/partition/offset</c> or <c>topic/partition/first-last</c>,
/// last included.
/// </summary>
internal readonly record struct PositionRange(string Topic, int? Partition, long First, long Last)
{
    public bool Contains(RecordPosition position) =>
        position.Topic == Topic
        && (Partition is null || position.Partition == Partition)
        && position.Offset >= First
        && position.Offset <= Last;

    public static bool TryParse(string text, out PositionRange range)
    {
        range = new PositionRange(string.Empty, null, 0, long.MaxValue);
        var parts = text.Split('/');
        if (parts.Length > 3 || parts[0].Length == 0)
        {
            return false;
        }

        range = range with { Topic = parts[0] };
        if (parts.Length == 1)
        {
            return true;
        }

        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var partition))
        {
            return false;
        }

        range = range with { Partition = partition };
        return parts.Length == 2 || TryReadOffsets(parts[2], ref range);
    }

    private static bool TryReadOffsets(string text, ref PositionRange range)
    {
        var bounds = text.Split('-');
        if (bounds.Length > 2
            || !long.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(bounds[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || last < first)
        {
            return false;
        }

        range = range with { First = first, Last = last };
        return true;
    }
}
