using System.Globalization;

namespace ScenarioOrleans.Cli.Tables;

/// <summary>What a cell of a measure means.</summary>
internal static class CellText
{
    private const int SecondsInMinute = 60;

    private static readonly string[] Unknown = ["", "-", "--", "n/a", "nan", "null"];

    /// <summary>
    /// The number as JSON writes it: a decimal comma becomes a point, <c>5.56%</c> 0.0556, <c>00:04:26</c> seconds; null for what means unknown; the text
    /// itself when it is no number.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="decimalComma">Whether a comma is the decimal sign, and a point separates thousands; else the other way round.</param>
    public static string? Number(string text, bool decimalComma)
    {
        text = text.Trim();
        if (Unknown.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (text.EndsWith('%'))
        {
            return Decimal(text[..^1].TrimEnd(), decimalComma) is { } percent ? Written(percent / 100) : text;
        }

        return text.Contains(':', StringComparison.Ordinal) ? Seconds(text, decimalComma) : Decimal(text, decimalComma) is { } number ? Written(number) : text;
    }

    /// <summary>The sum of several numbers; null when all are unknown.</summary>
    public static string? Sum(IEnumerable<string?> numbers)
    {
        decimal? sum = null;
        foreach (var number in numbers.OfType<string>())
        {
            if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                return number;
            }

            sum = (sum ?? 0) + value;
        }

        return sum is { } known ? Written(known) : null;
    }

    private static decimal? Decimal(string text, bool decimalComma)
    {
        text = decimalComma ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static string Seconds(string text, bool decimalComma)
    {
        decimal seconds = 0;
        foreach (var part in text.Split(':'))
        {
            if (Decimal(part, decimalComma) is not { } number)
            {
                return text;
            }

            seconds = (seconds * SecondsInMinute) + number;
        }

        return Written(seconds);
    }

    /// <summary>Without an exponent and trailing zeros.</summary>
    private static string Written(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
