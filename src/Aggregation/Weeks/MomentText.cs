namespace ScenarioOrleans.Aggregation;

/// <summary>The time of day and offset in a text that <see cref="DayText"/> has accepted.</summary>
internal static class MomentText
{
    private const int MinutesOfHour = 60;
    private const int Hour = DayText.DateLength + 1;
    private const int Minute = Hour + 3;

    /// <summary>False when the text is a day alone.</summary>
    /// <param name="text">Blanks around it are passed over.</param>
    /// <param name="minutes">Since the day's midnight, as written.</param>
    /// <param name="offset">Minutes east of UTC; null when the text has no offset.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out int minutes, out int? offset)
    {
        (minutes, offset) = (0, null);
        text = Blanks.Trim(text);
        if (text.Length <= DayText.DateLength)
        {
            return false;
        }

        minutes = Pair(text[Hour..]) * MinutesOfHour;
        if (text.Length > Minute && text[Minute - 1] == ':')
        {
            minutes += Pair(text[Minute..]);
        }

        // Nothing of a time has one of these; what follows the first of them is the offset.
        var zone = text[Hour..].IndexOfAny("ZzU+-"u8);
        offset = zone < 0 ? null : OffsetOf(text[(Hour + zone)..]);
        return true;
    }

    private static int OffsetOf(ReadOnlySpan<byte> zone)
    {
        if (zone[0] is not ((byte)'+' or (byte)'-'))
        {
            return 0;
        }

        var minutes = Pair(zone[1..]) * MinutesOfHour;
        var rest = zone[3..];
        rest = rest is [(byte)':', ..] ? rest[1..] : rest;
        minutes += rest.Length >= 2 && char.IsAsciiDigit((char)rest[0]) ? Pair(rest) : 0;
        return zone[0] == '-' ? -minutes : minutes;
    }

    private static int Pair(ReadOnlySpan<byte> text) => ((text[0] - '0') * 10) + text[1] - '0';
}
