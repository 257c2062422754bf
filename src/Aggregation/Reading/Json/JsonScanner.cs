using System.Numerics;
using System.Runtime.Intrinsics;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Finds where JSON tokens end (RFC 8259, and Python's NaN and Infinity) in bytes that are followed by zeros (see <see cref="Window"/>).
/// Each method returns the place behind the token, or null: then either <see cref="Fault"/> says what is wrong, or the bytes end
/// inside the token and the same call is to be made again when there are more.
/// </summary>
internal sealed unsafe class JsonScanner
{
    private const int Stride = 32;
    private const int EscapeLength = 2;
    private const int UnicodeEscapeLength = 6;

    /// <summary>Where the bytes at hand end.</summary>
    public byte* End { get; set; }

    /// <summary>True: no more bytes will come, so that a token cut off is a fault.</summary>
    public bool AtEnd { get; set; }

    /// <summary>What is wrong, to follow "the JSON"; null when nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Where it is wrong.</summary>
    public byte* FaultAt { get; private set; }

    public void Reset()
    {
        Fault = null;
        AtEnd = false;
    }

    public static byte* SkipSpace(byte* at)
    {
        while (*at is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    /// <summary>The closing quote of the string whose first character is at <paramref name="at"/>.</summary>
    /// <param name="at">Behind the opening quote, or behind any whole character of the string.</param>
    /// <param name="escaped">Set when a backslash occurs; never cleared.</param>
    /// <param name="safe">A place up to which the string was checked and may be forgotten.</param>
    public byte* StringEnd(byte* at, ref bool escaped, out byte* safe)
    {
        while (true)
        {
            var bytes = Vector256.Load(at);
            var special = Vector256.Equals(bytes, Vector256.Create((byte)'"'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(bytes, Vector256.Create((byte)' '));
            var mask = special.ExtractMostSignificantBits();
            if (mask == 0)
            {
                at += Stride;
                continue;
            }

            at += BitOperations.TrailingZeroCount(mask);
            safe = at;
            if (*at == '"')
            {
                return at;
            }

            if (*at != '\\')
            {
                return Stop(at, "has a control character inside a string");
            }

            escaped = true;
            at = EscapeEnd(at);
            if (at == null)
            {
                return null;
            }
        }
    }

    /// <summary>Behind the number at <paramref name="at"/>, or behind <c>-Infinity</c>.</summary>
    public byte* NumberEnd(byte* at, out JsonKind kind)
    {
        kind = JsonKind.Number;
        at += *at == '-' ? 1 : 0;
        if (*at == 'I')
        {
            kind = JsonKind.Infinity;
            return LiteralEnd(at, "Infinity"u8);
        }

        at = *at == '0' ? at + 1 : Digits(at);
        if (at != null && *at == '.')
        {
            at = Digits(at + 1);
        }

        if (at != null && (*at | 0x20) == 'e')
        {
            at++;
            at = Digits(at + (*at is (byte)'+' or (byte)'-' ? 1 : 0));
        }

        // A number goes on until something ends it, which the end of the bytes at hand does not.
        return at == End && !AtEnd ? null : at;
    }

    public byte* LiteralEnd(byte* at, ReadOnlySpan<byte> literal)
    {
        foreach (var expected in literal)
        {
            if (*at != expected)
            {
                return Stop(at, "has a value that is none");
            }

            at++;
        }

        return at;
    }

    /// <summary>The end of the scalar at <paramref name="at"/>: for a text behind its closing quote. Objects and arrays are not scalars.</summary>
    public byte* ScalarEnd(byte* at, out JsonKind kind, ref bool escaped)
    {
        switch (*at)
        {
            case (byte)'"':
                kind = JsonKind.Text;
                var quote = StringEnd(at + 1, ref escaped, out _);
                return quote == null ? null : quote + 1;
            case (byte)'n':
                kind = JsonKind.Null;
                return LiteralEnd(at, "null"u8);
            case (byte)'N':
                kind = JsonKind.Null;
                return LiteralEnd(at, "NaN"u8);
            case (byte)'t':
                kind = JsonKind.Boolean;
                return LiteralEnd(at, "true"u8);
            case (byte)'f':
                kind = JsonKind.Boolean;
                return LiteralEnd(at, "false"u8);
            case (byte)'I':
                kind = JsonKind.Infinity;
                return LiteralEnd(at, "Infinity"u8);
            default:
                return NumberEnd(at, out kind);
        }
    }

    /// <summary>Null, with a fault unless <paramref name="at"/> is the end of the bytes at hand and more may come.</summary>
    public byte* Stop(byte* at, string what)
    {
        if (at < End)
        {
            return Fail(at, what);
        }

        return AtEnd ? Fail(at, "ends too early") : null;
    }

    /// <summary>Null, with a fault.</summary>
    public byte* Fail(byte* at, string what)
    {
        Fault = what;
        FaultAt = at;
        return null;
    }

    private byte* EscapeEnd(byte* at)
    {
        switch (at[1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return at + EscapeLength;
            case (byte)'u':
                for (var i = EscapeLength; i < UnicodeEscapeLength; i++)
                {
                    if (!char.IsAsciiHexDigit((char)at[i]))
                    {
                        return Stop(at + i, "has a \\u escape without four hex digits");
                    }
                }

                return at + UnicodeEscapeLength;
            default:
                return Stop(at + 1, "has an unknown escape in a string");
        }
    }

    private byte* Digits(byte* at)
    {
        if (!char.IsAsciiDigit((char)*at))
        {
            return Stop(at, "has a value that is none, or a number with a digit missing");
        }

        while (char.IsAsciiDigit((char)*at))
        {
            at++;
        }

        return at;
    }
}
