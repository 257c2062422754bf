using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>Decodes the symbols of a block: the innermost loop of reading a compressed message.</summary>
internal static unsafe class InflateLoop
{
    /// <summary>Compressed bytes that one round of the fast loop may load and look ahead at.</summary>
    private const int InputStride = 32;
    private const int WordBits = 64;
    private const int LoadedBits = 56;
    private const string NoCode = "it has bits that are no code";
    private const string TooFar = "it repeats bytes from before its start";

    /// <summary>Decodes until the block ends, the output has no room, or the input at hand is nearly used up.</summary>
    /// <param name="input">Filled before.</param>
    /// <param name="tables">The block's codes.</param>
    /// <param name="output">The buffer, with slack behind <paramref name="limit"/>.</param>
    /// <param name="streamStart">Matches may not refer to what is before.</param>
    /// <param name="end">Where the output ends; moved on.</param>
    /// <param name="limit">No symbol is begun from here on.</param>
    /// <returns>True when the block ended.</returns>
    /// <exception cref="FaultException">The stream is damaged.</exception>
    public static bool Run(BitInput input, InflateTables tables, byte[] output, int streamStart, ref int end, int limit)
    {
        fixed (byte* target = output)
        {
            var to = target + end;
            try
            {
                if (Fast(input, tables, target + streamStart, ref to, target + limit))
                {
                    return true;
                }

                // The last compressed bytes: symbol by symbol, so that nothing is made of bits that are not there.
                while (input.IsLast && to < target + limit && input.End - input.Next < InputStride)
                {
                    if (Careful(input, tables, target + streamStart, ref to))
                    {
                        return true;
                    }
                }

                return false;
            }
            finally
            {
                end = (int)(to - target);
            }
        }
    }

    [MethodImpl(Jit.AtOnce)]
    private static bool Fast(BitInput input, InflateTables tables, byte* first, ref byte* target, byte* limit)
    {
        fixed (byte* source = input.Buffer)
        fixed (uint* literals = tables.Literals.Entries, distances = tables.Distances.Entries)
        {
            var bits = input.Bits;
            var count = input.Count;
            var next = source + input.Next;
            var safe = source + input.End - InputStride;
            var to = target;
            var ended = false;
            string? fault = null;
            while (next <= safe && to < limit)
            {
                bits |= *(ulong*)next << count;
                next += (WordBits - 1 - count) >> 3;
                count |= LoadedBits;

                var entry = Lookup(literals, InflateTables.LiteralBits, bits);
                if ((int)entry < 0)
                {
                    // A literal is seldom alone; three of them take 33 bits at most.
                    Use(ref bits, ref count, entry);
                    *to++ = (byte)(entry >> HuffmanTable.ValueShift);
                    entry = Lookup(literals, InflateTables.LiteralBits, bits);
                    if ((int)entry < 0)
                    {
                        Use(ref bits, ref count, entry);
                        *to++ = (byte)(entry >> HuffmanTable.ValueShift);
                        entry = Lookup(literals, InflateTables.LiteralBits, bits);
                        if ((int)entry < 0)
                        {
                            Use(ref bits, ref count, entry);
                            *to++ = (byte)(entry >> HuffmanTable.ValueShift);
                            continue;
                        }
                    }
                }

                if ((entry & HuffmanTable.Special) != 0)
                {
                    if ((entry & HuffmanTable.SecondTable) != 0)
                    {
                        entry = Second(literals, entry, ref bits, ref count);
                        if ((int)entry < 0)
                        {
                            Use(ref bits, ref count, entry);
                            *to++ = (byte)(entry >> HuffmanTable.ValueShift);
                            continue;
                        }
                    }

                    if ((entry & HuffmanTable.Special) != 0)
                    {
                        ended = (entry & HuffmanTable.EndOfBlock) != 0;
                        fault = ended ? null : NoCode;
                        Use(ref bits, ref count, entry);
                        break;
                    }
                }

                var length = Value(entry, bits);
                Use(ref bits, ref count, entry);
                bits |= *(ulong*)next << count;
                next += (WordBits - 1 - count) >> 3;
                count |= LoadedBits;

                entry = Lookup(distances, InflateTables.DistanceBits, bits);
                if ((entry & HuffmanTable.SecondTable) != 0)
                {
                    entry = Second(distances, entry, ref bits, ref count);
                }

                var distance = Value(entry, bits);
                if ((entry & HuffmanTable.Special) != 0 || distance > to - first)
                {
                    fault = (entry & HuffmanTable.Special) != 0 ? NoCode : TooFar;
                    break;
                }

                Use(ref bits, ref count, entry);
                MatchCopy.Copy(to, distance, length);
                to += length;
            }

            (input.Bits, input.Count, input.Next) = (bits, count, (int)(next - source));
            target = to;
            return fault is null ? ended : throw input.Damaged(fault);
        }
    }

    [MethodImpl(Jit.AtOnce)]
    private static bool Careful(BitInput input, InflateTables tables, byte* first, ref byte* to)
    {
        var entry = Decode(input, tables.Literals);
        if ((int)entry < 0)
        {
            input.Use((int)entry & HuffmanTable.DropMask);
            *to++ = (byte)(entry >> HuffmanTable.ValueShift);
            return false;
        }

        if ((entry & HuffmanTable.Special) != 0)
        {
            input.Use((int)entry & HuffmanTable.DropMask);
            return (entry & HuffmanTable.EndOfBlock) != 0 ? true : throw input.Damaged(NoCode);
        }

        var length = Value(entry, input.Bits);
        input.Use((int)entry & HuffmanTable.DropMask);
        entry = Decode(input, tables.Distances);
        var distance = Value(entry, input.Bits);
        input.Use((int)entry & HuffmanTable.DropMask);
        if ((entry & HuffmanTable.Special) != 0 || distance > to - first)
        {
            throw input.Damaged((entry & HuffmanTable.Special) != 0 ? NoCode : TooFar);
        }

        MatchCopy.Copy(to, distance, length);
        to += length;
        return false;
    }

    private static uint Decode(BitInput input, HuffmanTable table)
    {
        input.Load();
        var entry = table.Entries[input.Bits & ((1UL << table.Bits) - 1)];
        if ((entry & HuffmanTable.SecondTable) != 0)
        {
            input.Use((int)entry & HuffmanTable.DropMask);
            var bits = (int)(entry >> HuffmanTable.CodeShift) & HuffmanTable.CodeMask;
            entry = table.Entries[(int)((entry >> HuffmanTable.ValueShift) & HuffmanTable.ValueMask) + (int)(input.Bits & ((1UL << bits) - 1))];
        }

        return entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lookup(uint* table, int tableBits, ulong bits) => table[bits & ((1UL << tableBits) - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Second(uint* table, uint entry, ref ulong bits, ref int count)
    {
        Use(ref bits, ref count, entry);
        var secondBits = (int)(entry >> HuffmanTable.CodeShift) & HuffmanTable.CodeMask;
        return table[((entry >> HuffmanTable.ValueShift) & HuffmanTable.ValueMask) + (bits & ((1UL << secondBits) - 1))];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Use(ref ulong bits, ref int count, uint entry)
    {
        bits >>= (int)(entry & HuffmanTable.DropMask);
        count -= (int)(entry & HuffmanTable.DropMask);
    }

    /// <summary>A length or distance: its base and the extra bits behind the code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Value(uint entry, ulong bits)
    {
        var extra = (bits & ((1UL << (int)(entry & HuffmanTable.DropMask)) - 1)) >> (int)((entry >> HuffmanTable.CodeShift) & HuffmanTable.CodeMask);
        return (int)((entry >> HuffmanTable.ValueShift) & HuffmanTable.ValueMask) + (int)extra;
    }
}
