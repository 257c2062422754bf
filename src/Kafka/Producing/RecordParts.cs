using System.Globalization;
using System.Text;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Producing;

/// <summary>
/// Cuts a record that is over a limit into records of the same key and headers, with <see cref="Part"/> and <see cref="Parts"/> added, whose
/// values joined in order are the record's. The cut depends on the record and the limit alone, so a repeated answer has the same parts.
/// </summary>
public static class RecordParts
{
    /// <summary>Header: which part this is, from 1, as text.</summary>
    public const string Part = "part";

    /// <summary>Header: how many parts there are, as text.</summary>
    public const string Parts = "parts";

    /// <summary>Less room than this for the value is no way to travel.</summary>
    private const int LeastBytes = 64;

    /// <summary>How a message in base64 of gzip begins. No later part begins so: whoever sees values alone can tell where an answer begins.</summary>
    private static ReadOnlySpan<byte> Beginning => "H4sI"u8;

    /// <summary>The parts; the record itself if it fits.</summary>
    /// <param name="record">The record.</param>
    /// <param name="limit">What the broker takes, in bytes of a batch.</param>
    /// <exception cref="ProduceFailedException">Key and headers leave no room for a value.</exception>
    public static IReadOnlyList<OutgoingRecord> Of(OutgoingRecord record, int limit)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (RecordSize.Of(record) <= limit)
        {
            return [record];
        }

        var room = limit - RecordSize.WithoutValue(Numbered(record, default, int.MaxValue, int.MaxValue));
        if (room < LeastBytes)
        {
            throw new ProduceFailedException(
                $"An answer of {record.Value.Length} bytes cannot be split: key and headers leave {room} bytes of the {limit} that the topic takes. "
                + "Raise the topic's max.message.bytes.")
            { TooLarge = true };
        }

        var cuts = Cut(record.Value.Span, (int)room);
        return [.. cuts.Select((cut, index) => Numbered(record, record.Value[cut], index + 1, cuts.Count))];
    }

    private static List<Range> Cut(ReadOnlySpan<byte> value, int room)
    {
        var cuts = new List<Range>();
        for (var from = 0; from < value.Length;)
        {
            var to = from + room < value.Length ? from + room : value.Length;
            while (to < value.Length && (IsInsideCharacter(value[to]) || value[to..].StartsWith(Beginning)) && to > from + (room / 2))
            {
                to--;
            }

            cuts.Add(from..to);
            from = to;
        }

        return cuts;
    }

    private static bool IsInsideCharacter(byte utf8) => (utf8 & 0xC0) == 0x80;

    private static OutgoingRecord Numbered(OutgoingRecord record, ReadOnlyMemory<byte> value, int part, int parts) =>
        record with { Value = value, Headers = [.. record.Headers, Header(Part, part), Header(Parts, parts)] };

    private static KeyValuePair<string, byte[]> Header(string name, int number) =>
        new(name, Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
}
