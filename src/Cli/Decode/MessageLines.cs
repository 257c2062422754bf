namespace ScenarioOrleans.Cli.Decode;

/// <summary>Cuts what was read into messages: consumers such as kcat print one message, or one part of a message, a line.</summary>
internal static class MessageLines
{
    /// <summary>How base64 of gzip begins, and no later part of an answer does.</summary>
    private static ReadOnlySpan<byte> EncodedGzip => "H4sI"u8;

    /// <summary>
    /// If the first line begins as a message in base64 does: a message from each such line to the next; otherwise everything as one message.
    /// </summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> content)
    {
        var starts = new List<int>();
        for (var at = 0; at < content.Length;)
        {
            var line = content.Span[at..];
            if (line.StartsWith(EncodedGzip))
            {
                starts.Add(at);
            }
            else if (starts.Count == 0 && line[0] is not ((byte)'\n' or (byte)'\r'))
            {
                return [content];
            }

            var end = line.IndexOf((byte)'\n');
            at = end < 0 ? content.Length : at + end + 1;
        }

        return starts.Count == 0
            ? [content]
            : [.. starts.Zip(starts.Skip(1).Append(content.Length), (from, to) => content[from..to])];
    }
}
