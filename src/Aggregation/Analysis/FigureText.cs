using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>Exact figures in units of 10^-18 as JSON numbers, in the forms of answers.</summary>
internal static class FigureText
{
    /// <summary>A sum, or the middle between two: the exact decimal.</summary>
    public static string OfSum(Fraction units) => new Fraction(units.Numerator, units.Denominator * Decimals.One).ToDecimalText(Decimals.Places + 1);

    /// <summary>A mean, or the middle between two: the nearest double.</summary>
    public static string OfMean(Fraction units)
    {
        var text = new ArrayBufferWriter<byte>();
        DoubleText.Write(text, new Fraction(units.Numerator, units.Denominator * Decimals.One).ToDouble());
        return Encoding.ASCII.GetString(text.WrittenSpan);
    }
}
