using System.Globalization;
using System.Numerics;

namespace ScenarioOrleans.Aggregation;

/// <summary>An exact quotient of whole numbers, not reduced.</summary>
/// <param name="Numerator">Any value.</param>
/// <param name="Denominator">Greater than zero.</param>
internal readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator) : IComparable<Fraction>
{
    /// <summary>A double's 53 bits, the rounding bit and more, so that the rest is only "some or none".</summary>
    private const int EnoughBits = 64;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The middle between the two.</summary>
    public static Fraction Middle(Fraction left, Fraction right) => new(
        (left.Numerator * right.Denominator) + (right.Numerator * left.Denominator),
        left.Denominator * right.Denominator * 2);

    /// <summary>The double nearest to the value, ties to even, rounded once; it must lie in the range of normal doubles, or be zero.</summary>
    public double ToDouble()
    {
        var magnitude = BigInteger.Abs(Numerator);
        if (magnitude.IsZero)
        {
            return 0;
        }

        // 64 or 65 bits of quotient, with a last bit that stands for all that was cut off.
        var shift = EnoughBits - (int)(magnitude.GetBitLength() - Denominator.GetBitLength());
        var quotient = BigInteger.DivRem(
            shift > 0 ? magnitude << shift : magnitude, shift < 0 ? Denominator << -shift : Denominator, out var rest);
        var rounded = Math.ScaleB(ToDouble((UInt128)quotient, !rest.IsZero), -shift);
        return Numerator.Sign < 0 ? -rounded : rounded;
    }

    /// <summary>The value exactly, as a decimal without trailing zeros.</summary>
    /// <param name="places">Decimal places that hold the value exactly.</param>
    public string ToDecimalText(int places)
    {
        var digits = (BigInteger.Abs(Numerator) * BigInteger.Pow(10, places) / Denominator).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var text = $"{digits[..^places]}.{digits[^places..]}".TrimEnd('0').TrimEnd('.');
        return Numerator.Sign < 0 ? "-" + text : text;
    }

    /// <summary>A whole number of 64 or 65 bits and "some more below one", half-even.</summary>
    private static double ToDouble(UInt128 value, bool more)
    {
        var extra = 128 - (int)UInt128.LeadingZeroCount(value) - 53;
        var half = UInt128.One << (extra - 1);
        var rest = value & ((half << 1) - 1);
        var mantissa = (ulong)(value >> extra);
        if (rest > half || (rest == half && (more || (mantissa & 1) == 1)))
        {
            mantissa++;
        }

        return Math.ScaleB(mantissa, extra);
    }
}
