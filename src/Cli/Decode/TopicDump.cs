using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ScenarioOrleans.Cli.Decode;

/// <summary>Reads what <c>kcat -C -J</c> prints: one JSON object a record, with its headers.</summary>
internal static class TopicDump
{
    /// <summary>Returns false if the content is not such a dump. Records without a value are passed over.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> content, out List<DumpedRecord> records)
    {
        records = [];
        foreach (var range in Lines(content))
        {
            if (!TryRead(content[range], records))
            {
                return false;
            }
        }

        return records.Count > 0;
    }

    private static List<Range> Lines(ReadOnlyMemory<byte> content)
    {
        var lines = new List<Range>();
        for (var at = 0; at < content.Length;)
        {
            var end = content.Span[at..].IndexOf((byte)'\n') is >= 0 and var length ? at + length : content.Length;
            if (!content.Span[at..end].Trim("\r "u8).IsEmpty)
            {
                lines.Add(at..end);
            }

            at = end + 1;
        }

        return lines;
    }

    private static bool TryRead(ReadOnlyMemory<byte> line, List<DumpedRecord> records)
    {
        if (line.Span[0] != (byte)'{')
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            var record = json.RootElement;
            if (!record.TryGetProperty("topic", out var topic)
                || !record.TryGetProperty("payload", out var payload)
                || !record.TryGetProperty("offset", out var offset))
            {
                return false;
            }

            if (payload.ValueKind == JsonValueKind.String)
            {
                var headers = Headers(record);
                records.Add(new DumpedRecord(
                    $"{topic}/{(record.TryGetProperty("partition", out var partition) ? partition.ToString() : "?")}/{offset}",
                    headers.GetValueOrDefault("message-id"),
                    Number(headers, "part"),
                    Number(headers, "parts"),
                    headers.GetValueOrDefault("digest"),
                    Encoding.UTF8.GetBytes(payload.GetString()!)));
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Names and values in turn; of a repeated name the last counts.</summary>
    private static Dictionary<string, string> Headers(JsonElement record)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (record.TryGetProperty("headers", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            var texts = list.EnumerateArray().Select(text => text.ToString()).ToArray();
            for (var at = 0; at + 1 < texts.Length; at += 2)
            {
                headers[texts[at]] = texts[at + 1];
            }
        }

        return headers;
    }

    private static int Number(Dictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
