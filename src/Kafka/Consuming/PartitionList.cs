using System.Globalization;
using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>Partitions of one topic for people: neighbours as a range, for instance <c>0-11, 14</c>.</summary>
internal static class PartitionList
{
    public static string Of(IEnumerable<TopicPartition> partitions)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in partitions.Select(partition => partition.Partition.Value).Order())
        {
            if (ranges is [.., var last] && last.Last == number - 1)
            {
                ranges[^1] = last with { Last = number };
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(", ", ranges.Select(Text));
    }

    private static string Text((int First, int Last) range) => range.First == range.Last
        ? range.First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}");
}
