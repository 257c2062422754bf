using System.Globalization;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>The text between the quotes of a JSON string that was scanned before.</summary>
internal static class JsonString
{
    private const int HexStart = 2;
    private const int UnicodeEscapeLength = 6;

    /// <summary>Resolves escapes. False when an escape is half a surrogate pair, which no text can hold.</summary>
    /// <param name="raw">Checked by the scanner.</param>
    /// <param name="text">At least as long as <paramref name="raw"/>: no escape is shorter than what it stands for.</param>
    /// <param name="length">How much of <paramref name="text"/> is used.</param>
    public static bool TryDecode(ReadOnlySpan<byte> raw, Span<byte> text, out int length)
    {
        length = 0;
        while (raw.IndexOf((byte)'\\') is >= 0 and var plain)
        {
            raw[..plain].CopyTo(text[length..]);
            length += plain;
            raw = raw[plain..];
            if (raw[1] != 'u')
            {
                text[length++] = Simple(raw[1]);
                raw = raw[HexStart..];
            }
            else if (!TryDecodeUnicode(ref raw, text[length..], out var written))
            {
                return false;
            }
            else
            {
                length += written;
            }
        }

        raw.CopyTo(text[length..]);
        length += raw.Length;
        return true;
    }

    private static bool TryDecodeUnicode(ref ReadOnlySpan<byte> raw, Span<byte> text, out int written)
    {
        written = 0;
        var high = Unit(raw);
        raw = raw[UnicodeEscapeLength..];
        if (Rune.TryCreate(high, out var rune))
        {
            written = rune.EncodeToUtf8(text);
            return true;
        }

        if (raw is not [(byte)'\\', (byte)'u', ..] || !Rune.TryCreate(high, Unit(raw), out rune))
        {
            return false;
        }

        raw = raw[UnicodeEscapeLength..];
        written = rune.EncodeToUtf8(text);
        return true;
    }

    private static char Unit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[HexStart..UnicodeEscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte Simple(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };
}
