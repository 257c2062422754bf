using System.Numerics;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>A JSON number as written, and as the rational Mantissa x 10^Exponent. No speed, no limits but memory.</summary>
internal sealed record SlowNumber(string Text)
{
    private static readonly BigInteger Limit = BigInteger.Pow(10, 12);

    public BigInteger Mantissa => BigInteger.Parse(Digits.Replace(".", "", StringComparison.Ordinal));

    /// <summary>Cut at a billion: no test has that many digits.</summary>
    public int Exponent
    {
        get
        {
            var point = Digits.IndexOf('.', StringComparison.Ordinal);
            var places = point < 0 ? 0 : Digits.Length - point - 1;
            var mark = Text.IndexOfAny(['e', 'E']);
            var written = mark < 0 ? BigInteger.Zero : BigInteger.Parse(Text[(mark + 1)..], System.Globalization.NumberStyles.AllowLeadingSign);
            return (int)BigInteger.Max(-1_000_000_000, BigInteger.Min(1_000_000_000, written - places));
        }
    }

    private string Digits => Text.Split('e', 'E')[0];

    /// <summary>The value x 10^18 rounded half-even; null when its magnitude is over 10^12.</summary>
    public BigInteger? ToUnits()
    {
        var mantissa = Mantissa;
        if (mantissa.IsZero)
        {
            return BigInteger.Zero;
        }

        var digits = BigInteger.Abs(mantissa).ToString().Length;
        if (Exponent > 12 || digits + Exponent > 14)
        {
            return null;
        }

        if (digits + Exponent < -20)
        {
            return BigInteger.Zero;
        }

        var (numerator, denominator) = Exponent >= 0
            ? (mantissa * BigInteger.Pow(10, Exponent), BigInteger.One)
            : (mantissa, BigInteger.Pow(10, -Exponent));
        return BigInteger.Abs(numerator) > Limit * denominator ? null : RoundHalfEven(numerator * SlowMath.Unit, denominator);
    }

    private static BigInteger RoundHalfEven(BigInteger numerator, BigInteger denominator)
    {
        var magnitude = BigInteger.DivRem(BigInteger.Abs(numerator), denominator, out var rest);
        var twice = rest * 2;
        if (twice > denominator || (twice == denominator && !magnitude.IsEven))
        {
            magnitude++;
        }

        return numerator.Sign * magnitude;
    }
}
