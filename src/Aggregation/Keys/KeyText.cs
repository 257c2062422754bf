using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The parts of a key joined by <c>/</c>. Inside a part <c>/</c>, <c>%</c> and control characters are written as
/// percent escapes of their UTF-8 bytes (upper-case hex); everything else stands as it is.
/// </summary>
internal static class KeyText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static string Join(params ReadOnlySpan<string> parts)
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

    private static bool IsEscaped(char c) => c is '/' or '%' || char.IsControl(c);

    /// <summary>Nothing in it is written in another way, and nothing needs a look at its neighbour.</summary>
    private static bool IsPlain(string part)
    {
        foreach (var c in part)
        {
            if (IsEscaped(c) || char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }

    private static void Escape(StringBuilder text, string part)
    {
        if (IsPlain(part))
        {
            text.Append(part);
            return;
        }

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
