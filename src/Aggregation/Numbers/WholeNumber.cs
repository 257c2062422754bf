using System.Globalization;

namespace ScenarioOrleans.Aggregation;

/// <summary>The one way to write a whole number that JSON can write in many.</summary>
internal static class WholeNumber
{
    /// <summary>Longer ones stay as they are written: an exponent can ask for any number of zeros.</summary>
    private const int MaxDigits = 40;

    /// <summary>The digits without point, exponent and needless zeros; null when the number is not whole or is very long.</summary>
    /// <param name="number">A JSON number.</param>
    public static string? Digits(string number)
    {
        var negative = number.StartsWith('-');
        var mark = number.AsSpan().IndexOfAny('e', 'E');
        var written = number[(negative ? 1 : 0)..(mark < 0 ? number.Length : mark)];
        var point = written.IndexOf('.', StringComparison.Ordinal);
        var digits = written.Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        var whole = (point < 0 ? written.Length : point) + (mark < 0 ? 0 : Exponent(number[(mark + 1)..]));
        whole -= digits.Length - digits.TrimStart('0').Length;
        digits = digits.TrimStart('0');
        if (digits.Length == 0)
        {
            return "0";
        }

        return whole < digits.Length || whole > MaxDigits ? null : (negative ? "-" : "") + digits.PadRight((int)whole, '0');
    }

    /// <summary>Any that is out of the range is as good as its end.</summary>
    private static long Exponent(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
        ? Math.Clamp(exponent, int.MinValue, int.MaxValue)
        : text[0] == '-' ? int.MinValue : int.MaxValue;
}
