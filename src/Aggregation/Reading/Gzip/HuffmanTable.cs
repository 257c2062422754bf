namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Looks up deflate's prefix codes (RFC 1951, 3.2) by the next bits of the stream. Codes longer than the first table's bits continue in a
/// second table. An entry says all that is needed to act:
/// bits 0-5 how many bits to drop, extra bits included; 8-11 how many of them are the code; 16-30 a literal, the base of a length or distance,
/// or where the second table starts; and the flags below.
/// </summary>
internal sealed class HuffmanTable
{
    public const uint Literal = 1U << 31;

    /// <summary>Anything that is not a literal, length or distance: a second table, the end of the block, or no code at all.</summary>
    public const uint Special = 1U << 15;
    public const uint SecondTable = 1U << 14;
    public const uint EndOfBlock = 1U << 13;
    public const int DropMask = 0x3F;
    public const int CodeShift = 8;
    public const int CodeMask = 0xF;
    public const int ValueShift = 16;
    public const uint ValueMask = 0x7FFF;

    /// <summary>The longest code.</summary>
    public const int MaxBits = 15;

    private readonly ushort[] _sorted = new ushort[InflateCodes.MaxSymbols];

    /// <param name="bits">How many bits the first table takes.</param>
    /// <param name="entries">Room for the first table and all second ones of any code.</param>
    public HuffmanTable(int bits, int entries)
    {
        Bits = bits;
        Entries = new uint[entries];
    }

    public int Bits { get; }

    public uint[] Entries { get; }

    /// <summary>False when the lengths are no prefix code: too many codes, or too few.</summary>
    /// <param name="lengths">The code length of each symbol, 0 for none.</param>
    /// <param name="symbols">The entry of each symbol without its code length: value, flags and extra bits.</param>
    /// <param name="mayBeOne">One code of one bit alone, or none, is allowed, as encoders write it when there are no matches.</param>
    public bool TryBuild(ReadOnlySpan<byte> lengths, ReadOnlySpan<uint> symbols, bool mayBeOne)
    {
        Span<int> counts = stackalloc int[MaxBits + 1];
        counts.Clear();
        foreach (var length in lengths)
        {
            counts[length]++;
        }

        var used = lengths.Length - counts[0];
        counts[0] = 0;
        if (!IsPrefixCode(counts, mayBeOne && (used == 0 || (used == 1 && counts[1] == 1))))
        {
            return false;
        }

        Sort(lengths, counts);
        Array.Fill(Entries, Special);
        Fill(symbols, counts, used);
        return true;
    }

    private static bool IsPrefixCode(ReadOnlySpan<int> counts, bool mayHaveRoom)
    {
        var left = 1;
        for (var length = 1; length <= MaxBits; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0)
            {
                return false;
            }
        }

        return left == 0 || mayHaveRoom;
    }

    /// <summary>Symbols by code length, then by number: the order in which codes are given out.</summary>
    private void Sort(ReadOnlySpan<byte> lengths, ReadOnlySpan<int> counts)
    {
        Span<int> next = stackalloc int[MaxBits + 1];
        next[1] = 0;
        for (var length = 2; length <= MaxBits; length++)
        {
            next[length] = next[length - 1] + counts[length - 1];
        }

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
            {
                _sorted[next[lengths[symbol]]++] = (ushort)symbol;
            }
        }
    }

    private void Fill(ReadOnlySpan<uint> symbols, ReadOnlySpan<int> counts, int used)
    {
        var code = 0U;
        var at = 0;
        var (start, nextStart, secondBits, prefix) = (0, 1 << Bits, 0, uint.MaxValue);
        for (var length = 1; length <= MaxBits && at < used; length++, code <<= 1)
        {
            for (var i = 0; i < counts[length]; i++, code++, at++)
            {
                var reversed = Reverse(code, length);
                var entry = symbols[_sorted[at]];
                if (length <= Bits)
                {
                    Repeat(Complete(entry, length), 0, reversed, length, Bits);
                    continue;
                }

                if ((reversed & ((1U << Bits) - 1)) != prefix)
                {
                    prefix = reversed & ((1U << Bits) - 1);
                    secondBits = SecondBits(counts, length, i);
                    start = nextStart;
                    nextStart += 1 << secondBits;
                    Entries[prefix] = Special | SecondTable | ((uint)start << ValueShift) | ((uint)secondBits << CodeShift) | (uint)Bits;
                }

                Repeat(Complete(entry, length - Bits), start, reversed >> Bits, length - Bits, secondBits);
            }
        }
    }

    /// <summary>How many bits the second table needs whose first code has this length and is the i-th of it.</summary>
    private int SecondBits(ReadOnlySpan<int> counts, int length, int i)
    {
        var bits = length - Bits;
        var room = (1 << bits) - (counts[length] - i);
        while (room > 0 && length < MaxBits)
        {
            length++;
            bits++;
            room = (room << 1) - counts[length];
        }

        return bits;
    }

    /// <summary>Puts the entry wherever the index ends in the code.</summary>
    private void Repeat(uint entry, int start, uint reversed, int length, int bits)
    {
        for (var index = (int)reversed; index < 1 << bits; index += 1 << length)
        {
            Entries[start + index] = entry;
        }
    }

    private static uint Complete(uint entry, int length) => entry + (uint)length + ((uint)length << CodeShift);

    private static uint Reverse(uint code, int length)
    {
        var reversed = 0U;
        for (var i = 0; i < length; i++)
        {
            reversed = (reversed << 1) | ((code >> i) & 1);
        }

        return reversed;
    }
}
