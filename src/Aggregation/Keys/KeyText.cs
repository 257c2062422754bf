using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The parts of a key joined by <c>/</c>. Inside a part <c>/</c>, <c>%</c> and control characters are written as
/// percent escapes of their UTF-8 bytes (upper-case hex); everything else stands as it is.
/// </summary>
internal static class KeyText
{
    /// <summary>Visible ASCII, which nearly all names are made of, without <c>%</c> and <c>/</c>: written as it stands.</summary>
    private const string Plain = " !\"#$&'()*+,-.0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> PlainPart = SearchValues.Create(Plain);
    private static readonly SearchValues<char> PlainText = SearchValues.Create(Plain + "/");
    private static readonly UTF8Encoding Strict = new(false, true);

    public static string Join(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (part.Length == 0 || part.AsSpan().ContainsAnyExcept(PlainPart))
            {
                return JoinEscaped(parts);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The parts of a key, or null when the text is not exactly what <see cref="Join"/> writes for some non-empty parts.</summary>
    public static string[]? Split(string? text, int count)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('/');
        if (parts.Length != count)
        {
            return null;
        }

        if (!text.AsSpan().ContainsAnyExcept(PlainText))
        {
            return Array.TrueForAll(parts, part => part.Length > 0) ? parts : null;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (Unescape(parts[i]) is not { Length: > 0 } part)
            {
                return null;
            }

            parts[i] = part;
        }

        return Join(parts) == text ? parts : null;
    }

    /// <summary>The text itself when it is not empty and is well-formed UTF-16; otherwise an exception that names the part.</summary>
    public static string Checked(string? part, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(part, name);
        for (var i = 0; i < part.Length; i++)
        {
            if (!char.IsSurrogate(part[i]))
            {
                continue;
            }

            if (!char.IsSurrogatePair(part, i))
            {
                throw new ArgumentException($"{name} holds half of a surrogate pair at position {i}; write the whole character.", name);
            }

            i++;
        }

        return part;
    }

    private static string JoinEscaped(ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (text.Length > 0)
            {
                text.Append('/');
            }

            Escape(text, part);
        }

        return text.ToString();
    }

    private static bool IsEscaped(char c) => c is '/' or '%' || char.IsControl(c);

    private static void Escape(StringBuilder text, string part)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in part.EnumerateRunes())
        {
            if (rune.IsBmp && IsEscaped((char)rune.Value))
            {
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    text.Append('%').Append(b.ToString("X2", null));
                }
            }
            else
            {
                text.Append(rune.ToString());
            }
        }
    }

    private static string? Unescape(string part)
    {
        if (!part.Contains('%', StringComparison.Ordinal))
        {
            return part;
        }

        try
        {
            var bytes = Strict.GetBytes(part);
            var length = 0;
            for (var i = 0; i < bytes.Length; i++)
            {
                var value = bytes[i];
                if (value == '%')
                {
                    if (i + 2 >= bytes.Length || !char.IsAsciiHexDigit((char)bytes[i + 1]) || !char.IsAsciiHexDigit((char)bytes[i + 2]))
                    {
                        return null;
                    }

                    value = (byte)((HexValue(bytes[i + 1]) << 4) | HexValue(bytes[i + 2]));
                    i += 2;
                }

                bytes[length++] = value;
            }

            return Strict.GetString(bytes, 0, length);
        }
        catch (ArgumentException)
        {
            // Not well-formed UTF-8 or UTF-16: no part was ever written so.
            return null;
        }
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
