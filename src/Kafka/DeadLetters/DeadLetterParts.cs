using System.Globalization;
using System.Text;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.DeadLetters;

/// <summary>
/// Dead letters of a message of which a part is done: one that names all that is missing, or, where that is too much for one record, several
/// of the same value that name some each. The first is the largest: where it is taken, so are the others.
/// </summary>
public static class DeadLetterParts
{
    private const int Brackets = 2;

    /// <summary>The letters.</summary>
    /// <param name="letter">The letter without the header; what it carries of an earlier dead letter is replaced.</param>
    /// <param name="missing">What is missing, at least one item.</param>
    /// <param name="limit">What the topic takes, in bytes of a batch.</param>
    /// <returns>Null if there is no room for an item beside key, value and headers.</returns>
    public static IReadOnlyList<OutgoingRecord>? Of(OutgoingRecord letter, ListHeader missing, long limit)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(missing);
        var bare = letter with { Headers = [.. letter.Headers.Where(header => !missing.Has(header.Key))] };
        var whole = With(bare, missing, ListHeader.ValueOf(missing.Items), null);
        if (RecordSize.Of(whole) <= limit)
        {
            return [whole];
        }

        var room = limit - RecordSize.Of(With(bare, missing, [], PartText(missing.Items.Count, missing.Items.Count)));
        if (Cut(missing.Items, room) is not { } parts)
        {
            return null;
        }

        parts.Sort((one, other) => other.Length.CompareTo(one.Length));
        return [.. parts.Select((part, index) => With(bare, missing, part, PartText(index + 1, parts.Count)))];
    }

    /// <summary>Header values of at most so many bytes; null if one item alone has more.</summary>
    private static List<byte[]>? Cut(IReadOnlyList<byte[]> items, long room)
    {
        var parts = new List<byte[]>();
        var part = new List<byte[]>();
        long bytes = Brackets;
        foreach (var item in items)
        {
            var needed = item.Length + 1;
            if (Brackets + needed > room)
            {
                return null;
            }

            if (bytes + needed > room)
            {
                parts.Add(ListHeader.ValueOf(part));
                part.Clear();
                bytes = Brackets;
            }

            part.Add(item);
            bytes += needed;
        }

        parts.Add(ListHeader.ValueOf(part));
        return parts;
    }

    private static string PartText(int part, int parts) => string.Create(CultureInfo.InvariantCulture, $"{part}/{parts}");

    private static OutgoingRecord With(OutgoingRecord letter, ListHeader missing, byte[] value, string? part)
    {
        var headers = letter.Headers.Append(new(missing.Name, value));
        return letter with
        {
            Headers = part is null ? [.. headers] : [.. headers, new(missing.PartName, Encoding.ASCII.GetBytes(part))],
            Part = part,
        };
    }
}
