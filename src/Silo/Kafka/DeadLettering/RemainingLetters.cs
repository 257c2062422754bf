using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Producing;

namespace ScenarioOrleans.Silo.Kafka.DeadLettering;

/// <summary>
/// Dead letters of a message that some groups have and others lack: one that names all that lack it, or, where these are too many for one
/// record, several of the same value that name some each. The first is the largest: where it is taken, so are the others.
/// </summary>
public static class RemainingLetters
{
    private const int Brackets = 2;

    /// <summary>The letters.</summary>
    /// <param name="letter">The letter without groups; what it carries of an earlier burial is replaced.</param>
    /// <param name="groups">The groups, at least one.</param>
    /// <param name="limit">What the topic takes, in bytes of a batch.</param>
    /// <returns>Null if there is no room for a group beside key, value and headers.</returns>
    public static IReadOnlyList<OutgoingRecord>? Of(OutgoingRecord letter, IReadOnlyList<GroupKey> groups, long limit)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(groups);
        var bare = letter with { Headers = [.. letter.Headers.Where(header => !RemainingGroups.IsName(header.Key))] };
        var whole = With(bare, RemainingGroups.Write(groups), null);
        if (RecordSize.Of(whole) <= limit)
        {
            return [whole];
        }

        var room = limit - RecordSize.Of(With(bare, [], PartText(groups.Count, groups.Count)));
        if (Cut(groups, room) is not { } parts)
        {
            return null;
        }

        parts.Sort((one, other) => other.Length.CompareTo(one.Length));
        return [.. parts.Select((part, index) => With(bare, part, PartText(index + 1, parts.Count)))];
    }

    /// <summary>Header values of at most so many bytes; null if one group alone has more.</summary>
    private static List<byte[]>? Cut(IReadOnlyList<GroupKey> groups, long room)
    {
        var parts = new List<byte[]>();
        var part = new List<GroupKey>();
        long bytes = Brackets;
        foreach (var group in groups)
        {
            var needed = RemainingGroups.Write([group]).Length - Brackets + 1;
            if (Brackets + needed > room)
            {
                return null;
            }

            if (bytes + needed > room)
            {
                parts.Add(RemainingGroups.Write(part));
                part.Clear();
                bytes = Brackets;
            }

            part.Add(group);
            bytes += needed;
        }

        parts.Add(RemainingGroups.Write(part));
        return parts;
    }

    private static string PartText(int part, int parts) => string.Create(CultureInfo.InvariantCulture, $"{part}/{parts}");

    private static OutgoingRecord With(OutgoingRecord letter, byte[] groups, string? part)
    {
        var headers = letter.Headers.Append(new(RemainingGroups.Header, groups));
        return letter with
        {
            Headers = part is null ? [.. headers] : [.. headers, new(RemainingGroups.Part, Encoding.ASCII.GetBytes(part))],
        };
    }
}
