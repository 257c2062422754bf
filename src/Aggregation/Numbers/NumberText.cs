using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>JSON numbers of any length and exponent, read exactly. The short ones of nearly all rows take a shorter way.</summary>
internal static class NumberText
{
    /// <summary>Larger exponents say the same: the digits of a message cannot make up for them.</summary>
    private const long HugeExponent = 1L << 40;

    /// <summary>True when the text is one JSON number and nothing else.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var at = text is [(byte)'-', ..] ? 1 : 0;
        if (at < text.Length && text[at] == '0')
        {
            at++;
        }
        else if (!SkipDigits(text, ref at))
        {
            return false;
        }

        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (!SkipDigits(text, ref at))
            {
                return false;
            }
        }

        if (at < text.Length && (text[at] | 0x20) == 'e')
        {
            at++;
            at += at < text.Length && text[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            if (!SkipDigits(text, ref at))
            {
                return false;
            }
        }

        return at == text.Length;
    }

    /// <summary>The value in units of 10^-18, rounded half-even. False when its magnitude is over 10^12 as written.</summary>
    /// <param name="text">A JSON number (not checked again).</param>
    /// <param name="units">The value x 10^18; 0 when out of range.</param>
    [MethodImpl(Jit.AtOnce)]
    public static bool TryReadUnits(ReadOnlySpan<byte> text, out Int128 units)
    {
        units = Int128.Zero;
        var negative = text[0] == '-';
        var digits = text[(negative ? 1 : 0)..];
        var exponent = CutExponent(ref digits);
        digits = digits[CountLeadingZeros(digits, out var pointPassed)..];
        if (digits.IsEmpty)
        {
            return true;
        }

        // The value is 0.d1d2d3… x 10^size with d1 not 0.
        var size = exponent + pointPassed + WholeDigits(digits);
        if (size > Decimals.LimitDigits || (size == Decimals.LimitDigits && !IsPowerOfTen(digits)))
        {
            return false;
        }

        var magnitude = RoundedUnits(digits, size + Decimals.Places);
        units = negative ? -(Int128)magnitude : (Int128)magnitude;
        return true;
    }

    /// <summary>The first <paramref name="keep"/> digits as a number, rounded half-even by those that follow.</summary>
    [MethodImpl(Jit.AtOnce)]
    private static UInt128 RoundedUnits(ReadOnlySpan<byte> digits, long keep)
    {
        if (keep < 0)
        {
            return UInt128.Zero;
        }

        var value = UInt128.Zero;
        var taken = 0L;
        var at = 0;
        for (; at < digits.Length && taken < keep; at++)
        {
            if (digits[at] != '.')
            {
                value = (value * 10) + (uint)(digits[at] - '0');
                taken++;
            }
        }

        for (; taken < keep; taken++)
        {
            value *= 10;
        }

        return value + (RoundsUp(digits[at..], value) ? UInt128.One : UInt128.Zero);
    }

    private static bool RoundsUp(ReadOnlySpan<byte> rest, UInt128 kept)
    {
        rest = rest is [(byte)'.', ..] ? rest[1..] : rest;
        if (rest.IsEmpty || rest[0] != '5')
        {
            return !rest.IsEmpty && rest[0] > '5';
        }

        return rest[1..].ContainsAnyExcept((byte)'0', (byte)'.') || UInt128.IsOddInteger(kept);
    }

    private static bool IsPowerOfTen(ReadOnlySpan<byte> digits) =>
        digits[0] == '1' && !digits[1..].ContainsAnyExcept((byte)'0', (byte)'.');

    /// <summary>Digits before the point, which may be missing.</summary>
    private static int WholeDigits(ReadOnlySpan<byte> digits)
    {
        var point = digits.IndexOf((byte)'.');
        return point < 0 ? digits.Length : point;
    }

    /// <summary>How many bytes of zeros (and point) lead. When they held the point, what they shift the value by (0 or below).</summary>
    private static int CountLeadingZeros(ReadOnlySpan<byte> digits, out long shift)
    {
        var first = digits.IndexOfAnyExcept((byte)'0', (byte)'.');
        first = first < 0 ? digits.Length : first;
        var point = digits[..first].IndexOf((byte)'.');

        // Behind the point every remaining digit counts as a whole one for WholeDigits, so take all of them back.
        shift = point < 0 ? 0 : point + 1 - first - (digits.Length - first);
        return first;
    }

    private static long CutExponent(ref ReadOnlySpan<byte> digits)
    {
        var mark = digits.IndexOfAny((byte)'e', (byte)'E');
        if (mark < 0)
        {
            return 0;
        }

        var text = digits[(mark + 1)..];
        digits = digits[..mark];
        var negative = text[0] == '-';
        long value = 0;
        foreach (var digit in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            value = Math.Min((value * 10) + (digit - '0'), HugeExponent);
        }

        return negative ? -value : value;
    }

    private static bool SkipDigits(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit((char)text[at]))
        {
            at++;
        }

        return at > start;
    }
}
