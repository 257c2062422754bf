namespace ScenarioOrleans.Aggregation;

/// <summary>The codes of the current block.</summary>
internal sealed class InflateTables
{
    public const int LiteralBits = 11;
    public const int DistanceBits = 8;
    private const int CodeLengthBits = 7;

    // Room for the first table and every second one that some code of so many symbols can need.
    private const int LiteralEntries = 2_342;
    private const int DistanceEntries = 402;
    private const int CodeLengthEntries = 1 << CodeLengthBits;

    private const int RepeatLast = 16;
    private const int RepeatZero = 17;

    private readonly HuffmanTable _codeLengths = new(CodeLengthBits, CodeLengthEntries);
    private readonly byte[] _lengths = new byte[InflateCodes.MaxSymbols + 32];
    private bool _isFixed;

    public HuffmanTable Literals { get; } = new(LiteralBits, LiteralEntries);

    public HuffmanTable Distances { get; } = new(DistanceBits, DistanceEntries);

    public void SetFixed()
    {
        if (!_isFixed)
        {
            _ = Literals.TryBuild(InflateCodes.FixedLiteralLengths, InflateCodes.Literals, mayBeOne: false);
            _ = Distances.TryBuild(InflateCodes.FixedDistanceLengths, InflateCodes.Distances, mayBeOne: false);
            _isFixed = true;
        }
    }

    /// <exception cref="FaultException">The codes are not described as RFC 1951 wants it.</exception>
    public void ReadDynamic(BitInput input)
    {
        _isFixed = false;
        var literals = (int)input.Take(5) + 257;
        var distances = (int)input.Take(5) + 1;
        var codeLengths = (int)input.Take(4) + 4;
        if (literals > InflateCodes.MaxLiterals || distances > InflateCodes.MaxDistances)
        {
            throw input.Damaged("a block has too many symbols");
        }

        ReadCodeLengthCode(input, codeLengths);
        ReadLengths(input, literals + distances);
        if (_lengths[InflateCodes.EndOfBlockSymbol] == 0
            || !Literals.TryBuild(_lengths.AsSpan(0, literals), InflateCodes.Literals, mayBeOne: true)
            || !Distances.TryBuild(_lengths.AsSpan(literals, distances), InflateCodes.Distances, mayBeOne: true))
        {
            throw input.Damaged("a block's codes are impossible");
        }
    }

    private void ReadCodeLengthCode(BitInput input, int count)
    {
        Span<byte> lengths = stackalloc byte[InflateCodes.CodeLengthSymbols];
        lengths.Clear();
        for (var i = 0; i < count; i++)
        {
            lengths[InflateCodes.CodeLengthOrder[i]] = (byte)input.Take(3);
        }

        if (!_codeLengths.TryBuild(lengths, InflateCodes.CodeLengths, mayBeOne: false))
        {
            throw input.Damaged("a block's code lengths are impossible");
        }
    }

    private void ReadLengths(BitInput input, int count)
    {
        var at = 0;
        while (at < count)
        {
            input.Load();
            var entry = _codeLengths.Entries[input.Bits & (CodeLengthEntries - 1)];
            input.Use((int)entry & HuffmanTable.DropMask);
            var symbol = (int)(entry >> HuffmanTable.ValueShift);
            if (symbol < RepeatLast)
            {
                _lengths[at++] = (byte)symbol;
                continue;
            }

            if (symbol == RepeatLast && at == 0)
            {
                throw input.Damaged("a block repeats a code length before the first");
            }

            var value = symbol == RepeatLast ? _lengths[at - 1] : (byte)0;
            var times = symbol == RepeatLast ? input.Take(2) + 3 : symbol == RepeatZero ? input.Take(3) + 3 : input.Take(7) + 11;
            if (at + times > count)
            {
                throw input.Damaged("a block has more code lengths than symbols");
            }

            _lengths.AsSpan(at, (int)times).Fill(value);
            at += (int)times;
        }
    }
}
