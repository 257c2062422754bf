using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Cli.Decode;

/// <summary>The messages of a dump, and what cannot be joined.</summary>
/// <param name="Messages">Whole messages, in the order of their last parts.</param>
/// <param name="Complaints">One line for each answer of which parts are missing or do not fit together.</param>
internal sealed record JoinedParts(IReadOnlyList<ReadOnlyMemory<byte>> Messages, IReadOnlyList<string> Complaints)
{
    /// <summary>
    /// Joins parts by <c>message-id</c>. Parts that come again, as after a crash, are passed over; parts of another cut of the same answer
    /// are not mixed with them.
    /// </summary>
    public static JoinedParts Of(IEnumerable<DumpedRecord> records)
    {
        var messages = new List<ReadOnlyMemory<byte>>();
        var complaints = new List<string>();
        var joined = new HashSet<string>(StringComparer.Ordinal);
        var open = new Dictionary<(string Id, int Parts), SortedDictionary<int, DumpedRecord>>();
        foreach (var record in records)
        {
            if (!record.IsPart)
            {
                messages.Add(record.Value);
                joined.Add(record.MessageId ?? string.Empty);
                continue;
            }

            if (record.MessageId is not { } id || record.Part < 1 || record.Part > record.Parts)
            {
                complaints.Add($"{record.Place} is part {record.Part} of {record.Parts} of {record.MessageId ?? "an answer without message-id"}, which cannot be");
                continue;
            }

            var parts = open.TryGetValue((id, record.Parts), out var known) ? known : open[(id, record.Parts)] = [];
            parts.TryAdd(record.Part, record);
            if (parts.Count == record.Parts)
            {
                open.Remove((id, record.Parts));
                if (Join(id, parts, complaints) is { } whole && joined.Add(id))
                {
                    messages.Add(whole);
                }
            }
        }

        complaints.AddRange(
            from rest in open
            where !joined.Contains(rest.Key.Id)
            select $"answer {rest.Key.Id} is not whole: of {rest.Key.Parts} parts these are missing: {Missing(rest.Key.Parts, rest.Value)}");
        return new JoinedParts(messages, complaints);
    }

    private static ReadOnlyMemory<byte>? Join(string id, SortedDictionary<int, DumpedRecord> parts, List<string> complaints)
    {
        var value = new byte[parts.Values.Sum(part => part.Value.Length)];
        var at = 0;
        foreach (var part in parts.Values)
        {
            part.Value.CopyTo(value.AsMemory(at));
            at += part.Value.Length;
        }

        if (parts[1].Digest is { } digest
            && PayloadEncoder.TryDecode(value, FoldLimits.Default, out var json, out _)
            && PayloadDigest.Of(json) != digest)
        {
            complaints.Add($"the parts of answer {id} do not fit together: their digest is {PayloadDigest.Of(json)}, not {digest}");
            return null;
        }

        return value;
    }

    private static string Missing(int parts, SortedDictionary<int, DumpedRecord> known) =>
        string.Join(", ", Enumerable.Range(1, Math.Min(parts, 10_000)).Where(part => !known.ContainsKey(part)).Take(20));
}
