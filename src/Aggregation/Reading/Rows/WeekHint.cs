using System.Globalization;

namespace ScenarioOrleans.Aggregation;

/// <summary>What a <c>Week</c> that is no day looks like, for people.</summary>
internal static class WeekHint
{
    /// <summary>Spreadsheets count days from the one before this, with a day too many in 1900.</summary>
    private const int SpreadsheetDayZero = 693_593;

    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    /// <summary>Counts since 1970 of the years 1990 to 2100, and what one is.</summary>
    private static readonly (double TicksEach, string Name)[] Units =
    [
        (TimeSpan.TicksPerSecond, "seconds"), (TimeSpan.TicksPerMillisecond, "milliseconds"), (TimeSpan.TicksPerMicrosecond, "microseconds"),
        (1.0 / TimeSpan.NanosecondsPerTick, "nanoseconds"),
    ];

    /// <summary>A sentence with a blank before it, or nothing.</summary>
    public static string Of(in RowValue value) => value.Kind switch
    {
        JsonKind.Number => OfNumber(value.Bytes),
        JsonKind.Text when value.Escaped => "",
        JsonKind.Text => OfText(Blanks.Trim(value.Bytes)),
        _ => "",
    };

    private static string OfText(ReadOnlySpan<byte> text)
    {
        if (NumberText.IsNumber(text))
        {
            return OfNumber(text);
        }

        return text.Length > DayText.DateLength && DayText.ParseDate(text) >= 0
            ? " What follows the date is no time of day (hours 00 to 23, then minutes, seconds and an offset of at most 18 hours)."
            : "";
    }

    private static string OfNumber(ReadOnlySpan<byte> digits)
    {
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return "";
        }

        foreach (var (ticks, name) in Units)
        {
            if (IsNear(number * ticks))
            {
                return $" It looks like {name} since 1970: write {Written(Epoch.AddTicks((long)(number * ticks)), "yyyy-MM-ddTHH:mm:ssZ")}.";
            }
        }

        if (digits.Length == 8 && DateTime.TryParseExact(number.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return $" It looks like a date without dashes: write {Written(day, "yyyy-MM-dd")}.";
        }

        var counted = Epoch.AddDays(Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber - SpreadsheetDayZero) + SpreadsheetDayZero - DateOnly.FromDateTime(Epoch).DayNumber);
        return number >= 1 && IsNear((counted - Epoch).Ticks) ? $" It looks like a spreadsheet's count of days: write {Written(counted, "yyyy-MM-dd")}." : "";
    }

    private static bool IsNear(double ticks) => ticks >= TicksOf(1990) && ticks < TicksOf(2100);

    private static double TicksOf(int year) => (new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc) - Epoch).Ticks;

    private static string Written(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
