using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>Writes the bytes described at <see cref="DayBlockFormat"/>.</summary>
internal static class DayBlockWriter
{
    public const int MaxVarintLength = 19;

    private const int MaxDayLength = (2 * 5) + 1 + (Measures.Count * (5 + MaxVarintLength));

    public static byte[] Write(ReadOnlySpan<DayCell> cells, DayWeights? weights)
    {
        if (weights is not { Count: > 0 })
        {
            return Write(cells, DayBlockFormat.PlainVersion, []);
        }

        var section = new ArrayBufferWriter<byte>();
        DayWeightsWriter.Write(section, cells, weights.Days);
        return Write(cells, DayBlockFormat.Version, section.WrittenSpan);
    }

    private static byte[] Write(ReadOnlySpan<DayCell> cells, byte version, ReadOnlySpan<byte> weights)
    {
        var room = 32 + (cells.Length * MaxDayLength) + weights.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(room);
        var at = 0;
        buffer[at++] = version;
        at += PutVarint(buffer.AsSpan(at), (uint)cells.Length);
        var scales = buffer.AsSpan(at, Measures.Count);
        FindScales(cells, scales);
        at += Measures.Count;
        var next = 0;
        foreach (ref readonly var cell in cells)
        {
            at += PutVarint(buffer.AsSpan(at), (uint)(cell.Day - next));
            at += PutCell(buffer.AsSpan(at), cell, scales);
            next = cell.Day + 1;
        }

        weights.CopyTo(buffer.AsSpan(at));
        at += weights.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(at), Crc32C.Of(buffer.AsSpan(0, at)));
        var block = buffer[..(at + DayBlockFormat.ChecksumLength)];
        ArrayPool<byte>.Shared.Return(buffer);
        return block;
    }

    [MethodImpl(Jit.AtOnce)]
    private static void FindScales(ReadOnlySpan<DayCell> cells, Span<byte> scales)
    {
        for (var m = 0; m < Measures.Count; m++)
        {
            var (scale, any) = (DecimalScale.Max, false);
            foreach (ref readonly var cell in cells)
            {
                any |= cell.Sums[m] != Int128.Zero;
                scale = DecimalScale.Of((UInt128)Int128.Abs(cell.Sums[m]), scale);
            }

            scales[m] = (byte)(any ? scale : 0);
        }
    }

    [MethodImpl(Jit.AtOnce)]
    private static int PutCell(Span<byte> to, in DayCell cell, ReadOnlySpan<byte> scales)
    {
        var at = PutVarint(to, (uint)cell.Rows);
        ref var mask = ref to[at++];
        mask = 0;
        for (var m = 0; m < Measures.Count; m++)
        {
            var lacking = (uint)(cell.Rows - cell.Counts[m]);
            if (lacking > 0)
            {
                mask |= (byte)(1 << m);
                at += PutVarint(to[at..], lacking);
            }
        }

        for (var m = 0; m < Measures.Count; m++)
        {
            if (cell.Counts[m] > 0)
            {
                var value = DecimalScale.Remove((UInt128)Int128.Abs(cell.Sums[m]), scales[m]) << 1;
                at += PutVarint(to[at..], Int128.IsNegative(cell.Sums[m]) ? value - 1 : value);
            }
        }

        return at;
    }

    [MethodImpl(Jit.AtOnce)]
    public static int PutVarint(Span<byte> to, UInt128 value)
    {
        var at = 0;
        while (value > ulong.MaxValue)
        {
            to[at++] = (byte)((uint)value | 0x80);
            value >>= 7;
        }

        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            to[at++] = (byte)((uint)rest | 0x80);
            rest >>= 7;
        }

        to[at++] = (byte)rest;
        return at;
    }
}
