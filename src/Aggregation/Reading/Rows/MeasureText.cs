namespace ScenarioOrleans.Aggregation;

/// <summary>Measures that come as texts: numbers in quotes, and the ways of writing that there is none.</summary>
internal static class MeasureText
{
    private const int LongestNothing = 4;

    /// <summary>Null and <see cref="MeasureReading.Number"/> as a number would be; blanks around it do not matter.</summary>
    /// <param name="text">Without escapes.</param>
    /// <param name="units">The value x 10^18; 0 when it is no number within range.</param>
    public static MeasureReading Read(ReadOnlySpan<byte> text, out Int128 units)
    {
        units = Int128.Zero;
        text = Blanks.Trim(text);
        if (IsNothing(text))
        {
            return MeasureReading.Nothing;
        }

        if (!NumberText.IsNumber(text))
        {
            return MeasureReading.Bad;
        }

        return NumberText.TryReadUnits(text, out units) ? MeasureReading.Number : MeasureReading.OutOfRange;
    }

    /// <summary>The same of a text as it stands between its quotes.</summary>
    public static MeasureReading Read(in RowValue value, out Int128 units)
    {
        units = Int128.Zero;
        Span<byte> room = stackalloc byte[RowValue.UsualLength];
        return value.TryPlain(room, out var text) ? Read(text, out units) : MeasureReading.Bad;
    }

    private static bool IsNothing(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestNothing)
        {
            return false;
        }

        Span<byte> lower = stackalloc byte[LongestNothing];
        for (var i = 0; i < text.Length; i++)
        {
            lower[i] = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i];
        }

        return lower[..text.Length] is [] or [(byte)'-']
            || lower[..text.Length].SequenceEqual("nan"u8)
            || lower[..text.Length].SequenceEqual("null"u8)
            || lower[..text.Length].SequenceEqual("n/a"u8);
    }
}
