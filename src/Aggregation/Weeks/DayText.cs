namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The day a row belongs to: <c>YYYY-MM-DD</c>, or a date and time: <c>T</c> or a space, hours alone or with minutes and seconds, a fraction
/// after <c>.</c> or <c>,</c>, then, after at most one space, <c>Z</c>, <c>UTC</c> or an offset, and a zone in brackets, which is not looked
/// at. Blanks around it are passed over. The date counts as written; the clock and the offset must be possible. Years 0001 to 9999 of the
/// proleptic Gregorian calendar; ASCII digits only.
/// </summary>
internal static class DayText
{
    public const int DateLength = 10;

    private const int LatestHour = 23;
    private const int LastOfSixty = 59;
    private const int MaxOffsetMinutes = 18 * 60;

    /// <summary>Days since 0001-01-01, or -1 when the text is not a day.</summary>
    public static int Parse(ReadOnlySpan<byte> text) => text.Length == DateLength ? ParseDate(text) : ParseLonger(Blanks.Trim(text));

    /// <summary>The first ten bytes as a day number, or -1.</summary>
    public static int ParseDate(ReadOnlySpan<byte> text)
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

    private static int ParseLonger(ReadOnlySpan<byte> text) =>
        text.Length < DateLength || !IsTime(text[DateLength..]) ? -1 : ParseDate(text);

    /// <summary>What follows the date: nothing, or a time with what may follow a time.</summary>
    private static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryCutPair(ref text, LatestHour))
        {
            return false;
        }

        if (text is [(byte)':', ..])
        {
            if (!TryCutPair(ref text, LastOfSixty))
            {
                return false;
            }

            if (text is [(byte)':', ..] && !(TryCutPair(ref text, LastOfSixty) && TryCutFraction(ref text)))
            {
                return false;
            }
        }

        return text.IsEmpty || IsZone(text is [(byte)' ', ..] ? text[1..] : text);
    }

    private static bool TryCutFraction(ref ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'.' or (byte)',', ..])
        {
            return true;
        }

        text = text[1..];
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        end = end < 0 ? text.Length : end;
        text = text[end..];
        return end > 0;
    }

    private static bool IsZone(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'Z' or (byte)'z', .. var rest] => IsZoneName(rest),
        [(byte)'U', (byte)'T', (byte)'C', .. var rest] => IsZoneName(rest),
        [(byte)'+' or (byte)'-', ..] => IsOffset(text),
        _ => false,
    };

    private static bool IsOffset(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || !AreDigits(text[1..3]))
        {
            return false;
        }

        var minutes = Pair(text[1..]) * 60;
        text = text[3..];
        var rest = text is [(byte)':', ..] ? text[1..] : text;
        if (rest.Length >= 2 && AreDigits(rest[..2]))
        {
            minutes += Pair(rest);
            text = rest[2..];
        }

        return minutes <= MaxOffsetMinutes && IsZoneName(text);
    }

    /// <summary>Nothing, or a name in brackets, as Java writes it behind the offset.</summary>
    private static bool IsZoneName(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text.Length > 2 && text[0] == '[' && text.IndexOf((byte)']') == text.Length - 1);

    /// <summary>Cuts off a separator and two digits.</summary>
    private static bool TryCutPair(ref ReadOnlySpan<byte> text, int most)
    {
        if (text.Length < 3 || !AreDigits(text[1..3]) || Pair(text[1..]) > most)
        {
            return false;
        }

        text = text[3..];
        return true;
    }

    private static int Pair(ReadOnlySpan<byte> text) => ((text[0] - '0') * 10) + text[1] - '0';

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
