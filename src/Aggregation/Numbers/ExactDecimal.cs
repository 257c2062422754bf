using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>A decimal with 18 places, held as a whole number of units of 10^-18: adding is exact and order-free.</summary>
/// <param name="Units">The value times 10^18.</param>
public readonly record struct ExactDecimal(Int128 Units) : IComparable<ExactDecimal>
{
    /// <summary>Sign, 21 digits, point, 18 digits.</summary>
    internal const int MaxTextLength = 41;

    public static ExactDecimal Zero => default;

    /// <summary>The double nearest to the value, ties to even.</summary>
    public double ToDouble() => ExactQuotient.Nearest(Units, Decimals.One);

    /// <summary>
    /// Reads a JSON number of any length, rounded half-even to 18 places. False when the text is not a JSON number
    /// or its magnitude is over 10^12 (as written, before rounding).
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out ExactDecimal value)
    {
        var units = default(Int128);
        var read = NumberText.IsNumber(utf8) && NumberText.TryReadUnits(utf8, out units);
        value = new ExactDecimal(units);
        return read;
    }

    /// <summary>The value exactly: no exponent, no trailing zeros, no point in a whole number.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[MaxTextLength];
        return Encoding.ASCII.GetString(text[..Format(text)]);
    }

    public int CompareTo(ExactDecimal other) => Units.CompareTo(other.Units);

    /// <exception cref="OverflowException">The sum is over 1.7 x 10^20.</exception>
    public static ExactDecimal operator +(ExactDecimal left, ExactDecimal right) => new(checked(left.Units + right.Units));

    /// <exception cref="OverflowException">The difference is over 1.7 x 10^20.</exception>
    public static ExactDecimal operator -(ExactDecimal left, ExactDecimal right) => new(checked(left.Units - right.Units));

    public static bool operator <(ExactDecimal left, ExactDecimal right) => left.Units < right.Units;

    public static bool operator >(ExactDecimal left, ExactDecimal right) => left.Units > right.Units;

    public static bool operator <=(ExactDecimal left, ExactDecimal right) => left.Units <= right.Units;

    public static bool operator >=(ExactDecimal left, ExactDecimal right) => left.Units >= right.Units;

    internal void WriteTo(IBufferWriter<byte> output) => output.Advance(Format(output.GetSpan(MaxTextLength)));

    [MethodImpl(Jit.AtOnce)]
    private int Format(Span<byte> text)
    {
        var length = 0;
        var magnitude = (UInt128)Units;
        if (Int128.IsNegative(Units))
        {
            text[length++] = (byte)'-';
            magnitude = UInt128.Zero - magnitude;
        }

        var (whole, fraction) = Split(magnitude);
        whole.TryFormat(text[length..], out var written, default, null);
        length += written;
        return fraction == 0 ? length : FormatFraction(text, length, fraction);
    }

    private static (UInt128 Whole, ulong Fraction) Split(UInt128 magnitude)
    {
        if (magnitude <= ulong.MaxValue)
        {
            var small = (ulong)magnitude;
            return (small / Decimals.One, small % Decimals.One);
        }

        var whole = magnitude / Decimals.One;
        return (whole, (ulong)(magnitude - (whole * Decimals.One)));
    }

    private static int FormatFraction(Span<byte> text, int length, ulong fraction)
    {
        text[length++] = (byte)'.';
        for (var i = length + Decimals.Places - 1; i >= length; i--)
        {
            (fraction, var digit) = Math.DivRem(fraction, 10);
            text[i] = (byte)('0' + digit);
        }

        length += Decimals.Places;
        while (text[length - 1] == '0')
        {
            length--;
        }

        return length;
    }
}
