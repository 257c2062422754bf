namespace ScenarioOrleans.Aggregation;

/// <summary>Deflate's symbols (RFC 1951, 3.2.5 to 3.2.7) as table entries without code lengths.</summary>
internal static class InflateCodes
{
    public const int MaxSymbols = 288;
    public const int MaxLiterals = 286;
    public const int MaxDistances = 30;
    public const int EndOfBlockSymbol = 256;
    public const int CodeLengthSymbols = 19;

    /// <summary>The order in which the lengths of the code length code are written.</summary>
    public static ReadOnlySpan<byte> CodeLengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public static uint[] Literals { get; } = MakeLiterals();

    public static uint[] Distances { get; } = MakeDistances();

    /// <summary>The code lengths themselves, 0 to 15, and the three ways to repeat them.</summary>
    public static uint[] CodeLengths { get; } = [.. Enumerable.Range(0, CodeLengthSymbols).Select(symbol => (uint)symbol << HuffmanTable.ValueShift)];

    public static byte[] FixedLiteralLengths { get; } =
    [
        .. Enumerable.Repeat((byte)8, 144), .. Enumerable.Repeat((byte)9, 112), .. Enumerable.Repeat((byte)7, 24), .. Enumerable.Repeat((byte)8, 8),
    ];

    public static byte[] FixedDistanceLengths { get; } = [.. Enumerable.Repeat((byte)5, 32)];

    private static uint[] MakeLiterals()
    {
        var entries = new uint[MaxSymbols];
        Array.Fill(entries, HuffmanTable.Special);
        for (var symbol = 0U; symbol < EndOfBlockSymbol; symbol++)
        {
            entries[symbol] = HuffmanTable.Literal | (symbol << HuffmanTable.ValueShift);
        }

        entries[EndOfBlockSymbol] = HuffmanTable.Special | HuffmanTable.EndOfBlock;
        var length = 3U;
        for (var symbol = EndOfBlockSymbol + 1; symbol < MaxLiterals - 1; symbol++)
        {
            var extra = (uint)Math.Max(0, (symbol - 261) / 4);
            entries[symbol] = (length << HuffmanTable.ValueShift) | extra;
            length += 1U << (int)extra;
        }

        // The longest match has a symbol of its own; the one before it reaches only up to 257.
        entries[MaxLiterals - 1] = 258U << HuffmanTable.ValueShift;
        return entries;
    }

    private static uint[] MakeDistances()
    {
        var entries = new uint[32];
        Array.Fill(entries, HuffmanTable.Special);
        var distance = 1U;
        for (var symbol = 0; symbol < MaxDistances; symbol++)
        {
            var extra = (uint)Math.Max(0, (symbol - 2) / 2);
            entries[symbol] = (distance << HuffmanTable.ValueShift) | extra;
            distance += 1U << (int)extra;
        }

        return entries;
    }
}
