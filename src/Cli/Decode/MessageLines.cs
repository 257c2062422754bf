namespace ScenarioOrleans.Cli.Decode;

/// <summary>Cuts what was read into messages: consumers such as kcat print one message a line.</summary>
internal static class MessageLines
{
    /// <summary>How base64 of gzip begins.</summary>
    private static ReadOnlySpan<byte> EncodedGzip => "H4sI"u8;

    /// <summary>Each line, if each begins as a message in base64 does; otherwise everything as one message.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> content)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        var rest = content;
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            line = line.Trim((byte)'\r');
            if (line.IsEmpty)
            {
                continue;
            }

            if (!line.Span.StartsWith(EncodedGzip))
            {
                return [content];
            }

            lines.Add(line);
        }

        return lines.Count > 0 ? lines : [content];
    }
}
