using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>A quotient of whole numbers as the nearest double, rounded once (ties to even).</summary>
internal static class ExactQuotient
{
    /// <summary>Quotient bits that hold a double's 53 bits, the rounding bit and more, so that the rest is only "some or none".</summary>
    private const int EnoughBits = 64;

    private const ulong ExactInDouble = 1UL << 53;

    /// <param name="numerator">Any value but <see cref="Int128.MinValue"/>.</param>
    /// <param name="denominator">Not zero, below 2^96.</param>
    public static double Nearest(Int128 numerator, UInt128 denominator)
    {
        var magnitude = Int128.Abs(numerator);
        var quotient = Unsigned((UInt128)magnitude, denominator);
        return Int128.IsNegative(numerator) ? -quotient : quotient;
    }

    private static double Unsigned(UInt128 numerator, UInt128 denominator)
    {
        if (numerator == UInt128.Zero)
        {
            return 0;
        }

        // Both fit a double exactly: one IEEE division is the exact quotient rounded once.
        var (n, d) = Reduce(numerator, denominator);
        if (n <= ExactInDouble && d <= ExactInDouble)
        {
            return (double)(ulong)n / (ulong)d;
        }

        return LongDivision(n, d);
    }

    /// <summary>Takes common factors of ten out of both, so that sums of few decimals become small numbers.</summary>
    [MethodImpl(Jit.AtOnce)]
    private static (UInt128 Numerator, UInt128 Denominator) Reduce(UInt128 numerator, UInt128 denominator)
    {
        ReadOnlySpan<byte> steps = [14, 8, 4, 2, 1];
        foreach (var step in steps)
        {
            if (numerator <= ExactInDouble && denominator <= ExactInDouble)
            {
                break;
            }

            var power = Decimals.PowersOfTen[step];
            var d = denominator / power;
            if (d * power != denominator)
            {
                continue;
            }

            var n = numerator / power;
            if (n * power == numerator)
            {
                (numerator, denominator) = (n, d);
            }
        }

        return (numerator, denominator);
    }

    private static double LongDivision(UInt128 numerator, UInt128 denominator)
    {
        var (quotient, rest) = UInt128.DivRem(numerator, denominator);
        var step = (int)UInt128.LeadingZeroCount(denominator);
        var scale = 0;
        while (rest != UInt128.Zero && BitLength(quotient) < EnoughBits)
        {
            // The quotient gains at most `step` bits and stays below 2^128: step is at most 127 only when the denominator is 1.
            var shift = Math.Min(step, 128 - EnoughBits);
            var (next, left) = UInt128.DivRem(rest << shift, denominator);
            quotient = (quotient << shift) | next;
            rest = left;
            scale -= shift;
        }

        return Round(quotient, rest != UInt128.Zero, scale);
    }

    private static double Round(UInt128 quotient, bool inexact, int scale)
    {
        // .NET converts UInt128 to double with one rounding, half-even; the sticky lowest bit stands for what was cut off.
        var drop = Math.Max(0, BitLength(quotient) - EnoughBits);
        var top = (ulong)(quotient >> drop);
        var cut = inexact || (UInt128)top << drop != quotient;
        return Math.ScaleB(ToDouble(top, cut), scale + drop);
    }

    /// <summary>A whole number and "some more below one" as a double, half-even.</summary>
    private static double ToDouble(ulong value, bool more)
    {
        var extra = 64 - 53 - (int)ulong.LeadingZeroCount(value);
        if (extra <= 0)
        {
            return value;
        }

        var half = 1UL << (extra - 1);
        var rest = value & ((half << 1) - 1);
        var mantissa = value >> extra;
        if (rest > half || (rest == half && (more || (mantissa & 1) == 1)))
        {
            mantissa++;
        }

        return Math.ScaleB(mantissa, extra);
    }

    private static int BitLength(UInt128 value) => 128 - (int)UInt128.LeadingZeroCount(value);
}
