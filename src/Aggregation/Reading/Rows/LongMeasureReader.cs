using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>Reads a measure of a row of known shape that is no short number: nothing, or a number that is long or has an exponent.</summary>
internal sealed unsafe class LongMeasureReader(JsonScanner scanner)
{
    /// <summary>The place behind the value, or null when the row must be read the general way.</summary>
    /// <param name="at">The value's first byte: of a text the one behind the quote.</param>
    /// <param name="isText">Whether it stands between quotes.</param>
    /// <param name="units">The value x 10^18; 0 when it is nothing.</param>
    /// <param name="isNumber">False: it is nothing.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public byte* Read(byte* at, bool isText, out Int128 units, out bool isNumber)
    {
        units = Int128.Zero;
        isNumber = false;
        if (isText)
        {
            return ReadText(at, out units, out isNumber);
        }

        if (*at == 'n' || *at == 'N')
        {
            var literal = *at == 'n' ? "null"u8 : "NaN"u8;
            return new ReadOnlySpan<byte>(at, literal.Length).SequenceEqual(literal) ? at + literal.Length : null;
        }

        // The scanner is not to find a fault here that reading the row the general way would not find.
        if (*at != '-' && !char.IsAsciiDigit((char)*at))
        {
            return null;
        }

        var end = scanner.NumberEnd(at, out var kind);
        isNumber = kind == JsonKind.Number;
        return end != null && isNumber && NumberText.TryReadUnits(new ReadOnlySpan<byte>(at, (int)(end - at)), out units) ? end : null;
    }

    private byte* ReadText(byte* at, out Int128 units, out bool isNumber)
    {
        units = Int128.Zero;
        isNumber = false;
        var escaped = false;
        var quote = scanner.StringEnd(at, ref escaped, out _);
        if (quote == null || escaped)
        {
            return null;
        }

        var reading = MeasureText.Read(new ReadOnlySpan<byte>(at, (int)(quote - at)), out units);
        isNumber = reading == MeasureReading.Number;
        return isNumber || reading == MeasureReading.Nothing ? quote : null;
    }
}
