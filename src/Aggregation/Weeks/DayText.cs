namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The day a row belongs to: <c>YYYY-MM-DD</c>, or a date and time: <c>T</c> or a space, <c>HH:MM</c>, optional <c>:SS</c>, optional
/// <c>.fraction</c>, optional <c>Z</c> or <c>+HH:MM</c> or <c>+HHMM</c>. Only the date counts, as written: clock and offset need the
/// right shape, not a possible value. Years 0001 to 9999 of the proleptic Gregorian calendar; ASCII digits only.
/// </summary>
internal static class DayText
{
    public const int DateLength = 10;

    /// <summary>Days since 0001-01-01, or -1 when the text is not a day.</summary>
    public static int Parse(ReadOnlySpan<byte> text) =>
        text.Length < DateLength || (text.Length > DateLength && !IsClock(text[DateLength..])) ? -1 : ParseDate(text);

    /// <summary>The first ten bytes as a day number, or -1.</summary>
    private static int ParseDate(ReadOnlySpan<byte> text)
    {
        if (!AreDigits(text[..4]) || text[4] != '-' || !AreDigits(text[5..7]) || text[7] != '-' || !AreDigits(text[8..10]))
        {
            return -1;
        }

        var year = (Pair(text) * 100) + Pair(text[2..]);
        var month = Pair(text[5..]);
        var day = Pair(text[8..]);
        return year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)
            ? -1
            : new DateOnly(year, month, day).DayNumber;
    }

    /// <summary>What follows the date has the shape of a time, with what may follow a time.</summary>
    private static bool IsClock(ReadOnlySpan<byte> text)
    {
        if (text.Length < 6 || text[0] is not ((byte)'T' or (byte)' ') || !AreDigits(text[1..3]) || text[3] != ':' || !AreDigits(text[4..6]))
        {
            return false;
        }

        text = text[6..];
        if (text is [(byte)':', _, _, ..])
        {
            if (!AreDigits(text[1..3]))
            {
                return false;
            }

            text = text[3..];
            if (text is [(byte)'.', _, ..])
            {
                var end = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                if (end == 0)
                {
                    return false;
                }

                text = end < 0 ? [] : text[(1 + end)..];
            }
        }

        return text.IsEmpty || text is [(byte)'Z'] || IsOffset(text);
    }

    private static bool IsOffset(ReadOnlySpan<byte> text) => text[0] is (byte)'+' or (byte)'-' && text.Length switch
    {
        5 => AreDigits(text[1..]),
        6 => AreDigits(text[1..3]) && text[3] == ':' && AreDigits(text[4..]),
        _ => false,
    };

    private static int Pair(ReadOnlySpan<byte> text) => ((text[0] - '0') * 10) + text[1] - '0';

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
