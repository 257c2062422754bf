using System.Globalization;
using System.Numerics;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Exact arithmetic the obvious way.</summary>
internal static class SlowMath
{
    public static readonly BigInteger Unit = BigInteger.Pow(10, 18);

    /// <summary>The double nearest to the quotient, ties to even: a first guess, then neighbours compared exactly.</summary>
    public static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return 0;
        }

        var best = Math.Exp(BigInteger.Log(BigInteger.Abs(numerator)) - BigInteger.Log(denominator)) * numerator.Sign;
        while (true)
        {
            var better = new[] { Math.BitDecrement(best), best, Math.BitIncrement(best) }
                .OrderBy(candidate => Distance(candidate, numerator, denominator))
                .ThenBy(candidate => BitConverter.DoubleToInt64Bits(candidate) & 1)
                .First();
            if (better.Equals(best))
            {
                return best;
            }

            best = better;
        }
    }

    /// <summary>The shortest digits that read back as the value, laid out as ECMAScript does.</summary>
    public static string DoubleText(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var shortest = Enumerable.Range(0, 17)
            .Select(places => Math.Abs(value).ToString("E" + places, CultureInfo.InvariantCulture))
            .First(text => double.Parse(text, CultureInfo.InvariantCulture).Equals(Math.Abs(value)));
        var digits = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal);
        var exponent = int.Parse(shortest.Split('E')[1], CultureInfo.InvariantCulture);
        var sign = value < 0 ? "-" : "";
        if (exponent is < -6 or > 20)
        {
            return $"{sign}{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}";
        }

        return sign + Plain(digits, exponent);
    }

    /// <summary>A number of units as a decimal without trailing zeros.</summary>
    public static string DecimalText(BigInteger units)
    {
        var text = BigInteger.Abs(units).ToString().PadLeft(19, '0');
        var trimmed = $"{text[..^18]}.{text[^18..]}".TrimEnd('0').TrimEnd('.');
        return (units.Sign < 0 ? "-" : "") + trimmed;
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0') : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>|candidate - numerator / denominator|, times something that is the same for all candidates.</summary>
    private static BigInteger Distance(double candidate, BigInteger numerator, BigInteger denominator)
    {
        var bits = BitConverter.DoubleToInt64Bits(candidate);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        var scaled = (BigInteger)mantissa << (Math.Max(exponent, 1) - 1);
        return BigInteger.Abs(((candidate < 0 ? -scaled : scaled) * denominator) - (numerator << 1074));
    }
}
