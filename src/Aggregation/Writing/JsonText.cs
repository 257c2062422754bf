using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ScenarioOrleans.Aggregation;

/// <summary>JSON strings in their one canonical form: only quote, backslash and control characters are escaped, the rest is UTF-8.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    /// <param name="output">Where the quoted string goes.</param>
    /// <param name="text">Well-formed UTF-16; half a surrogate pair is written as U+FFFD.</param>
    public static void WriteString(IBufferWriter<byte> output, string text)
    {
        var room = output.GetSpan((text.Length * 3) + 2);
        Utf8.FromUtf16(text, room[1..], out _, out var length);
        if (room.Slice(1, length).ContainsAny(Escaped))
        {
            WriteEscaped(output, room.Slice(1, length).ToArray());
            return;
        }

        room[0] = (byte)'"';
        room[length + 1] = (byte)'"';
        output.Advance(length + 2);
    }

    private static void WriteEscaped(IBufferWriter<byte> output, ReadOnlySpan<byte> utf8)
    {
        output.Write("\""u8);
        while (utf8.IndexOfAny(Escaped) is >= 0 and var plain)
        {
            output.Write(utf8[..plain]);
            WriteEscape(output, utf8[plain]);
            utf8 = utf8[(plain + 1)..];
        }

        output.Write(utf8);
        output.Write("\""u8);
    }

    private static void WriteEscape(IBufferWriter<byte> output, byte value) => output.Write(value switch
    {
        (byte)'"' => "\\\""u8,
        (byte)'\\' => "\\\\"u8,
        (byte)'\b' => "\\b"u8,
        (byte)'\f' => "\\f"u8,
        (byte)'\n' => "\\n"u8,
        (byte)'\r' => "\\r"u8,
        (byte)'\t' => "\\t"u8,
        _ => Encoding.ASCII.GetBytes($"\\u{value:x4}"),
    });
}
