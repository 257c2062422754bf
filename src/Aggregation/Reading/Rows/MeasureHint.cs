using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>What a measure that is no number looks like, and how it is to be sent; for people.</summary>
internal static class MeasureHint
{
    private const int Longest = 64;
    private const int SecondsInMinute = 60;

    private static readonly SearchValues<byte> DigitsAndColons = SearchValues.Create("0123456789:."u8);
    private static readonly SearchValues<byte> DigitsAndSeparators = SearchValues.Create("0123456789.,' \u00a0\u202f+-"u8);

    /// <summary>A sentence with a blank before it, or nothing.</summary>
    public static string Of(in RowValue value)
    {
        if (value.Kind != JsonKind.Text || value.Escaped || value.Length > Longest)
        {
            return "";
        }

        var text = Blanks.Trim(value.Bytes);
        if (text is [.., (byte)'%'])
        {
            return " It is a percentage: send a number without the sign, in the unit that the measure has otherwise (0.825 or 82.5).";
        }

        if (IsDuration(text))
        {
            return $" It is a duration: send seconds as a number{Seconds(text)}.";
        }

        return text.ContainsAnyInRange((byte)'0', (byte)'9') && !text.ContainsAnyExcept(DigitsAndSeparators)
            ? " It is a number with separators or a sign that JSON does not have: send digits, and a point before the fraction."
            : "";
    }

    /// <summary><c>[h:]m:s</c>, or ISO 8601's <c>PT…</c>.</summary>
    private static bool IsDuration(ReadOnlySpan<byte> text) =>
        text is [(byte)'P', _, ..] || (text.Contains((byte)':') && !text.ContainsAnyExcept(DigitsAndColons));

    /// <summary>Only where it is sure which part is which.</summary>
    private static string Seconds(ReadOnlySpan<byte> text)
    {
        var parts = Encoding.ASCII.GetString(text).Split(':');
        var numbers = new decimal[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!decimal.TryParse(parts[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i]) || numbers[i] > int.MaxValue)
            {
                return "";
            }
        }

        return numbers is [var hours, var minutes, var seconds]
            ? string.Create(CultureInfo.InvariantCulture, $" ({(((hours * SecondsInMinute) + minutes) * SecondsInMinute) + seconds})")
            : "";
    }
}
