using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The CRC of gzip (RFC 1952). With carry-less multiplication 64 bytes are folded at a time (Gopal et al., "Fast CRC computation for
/// generic polynomials using PCLMULQDQ", Intel 2009), else eight bytes by tables.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Lane = 16;
    private const int Fold = 4 * Lane;
    private const int TableSize = 256;
    private const int Tables = 8;

    private static readonly uint[] Table = MakeTables();

    /// <summary>x^(512+32) and x^(512-32) modulo the polynomial, bits reflected: move a lane on by 64 bytes.</summary>
    private static Vector128<ulong> By64Bytes => Vector128.Create(0x0154442BD4UL, 0x01C6E41596UL);

    /// <summary>The same for 128 bits: move a lane on by 16 bytes.</summary>
    private static Vector128<ulong> By16Bytes => Vector128.Create(0x01751997D0UL, 0x00CCAA009EUL);

    /// <param name="crc">0, or the CRC of the bytes before.</param>
    /// <param name="bytes">The bytes that follow.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var state = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= 2 * Fold)
        {
            var whole = bytes.Length / Lane * Lane;
            state = FoldLanes(state, MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes[..whole]));
            bytes = bytes[whole..];
        }

        return ~ByTables(state, bytes);
    }

    private static uint FoldLanes(uint state, ReadOnlySpan<Vector128<ulong>> lanes)
    {
        var (a, b, c, d) = (lanes[0] ^ Vector128.CreateScalar((ulong)state), lanes[1], lanes[2], lanes[3]);
        var next = 4;
        for (; next + 4 <= lanes.Length; next += 4)
        {
            a = Advance(a, By64Bytes) ^ lanes[next];
            b = Advance(b, By64Bytes) ^ lanes[next + 1];
            c = Advance(c, By64Bytes) ^ lanes[next + 2];
            d = Advance(d, By64Bytes) ^ lanes[next + 3];
        }

        a = Advance(Advance(Advance(a, By16Bytes) ^ b, By16Bytes) ^ c, By16Bytes) ^ d;
        for (; next < lanes.Length; next++)
        {
            a = Advance(a, By16Bytes) ^ lanes[next];
        }

        // The 16 bytes left have the same remainder as all that were folded into them.
        return ByTables(0, MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<ulong>>(in a)));
    }

    private static Vector128<ulong> Advance(Vector128<ulong> lane, Vector128<ulong> distance) =>
        Pclmulqdq.CarrylessMultiply(lane, distance, 0x00) ^ Pclmulqdq.CarrylessMultiply(lane, distance, 0x11);

    private static uint ByTables(uint state, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= Tables)
        {
            var word = MemoryMarshal.Read<ulong>(bytes) ^ state;
            state = 0;
            for (var i = 0; i < Tables; i++)
            {
                state ^= Table[((Tables - 1 - i) * TableSize) + (int)((word >> (8 * i)) & 0xFF)];
            }

            bytes = bytes[Tables..];
        }

        foreach (var b in bytes)
        {
            state = Table[(byte)(state ^ b)] ^ (state >> 8);
        }

        return state;
    }

    /// <summary>Table t: what a byte comes to after t more bytes of zero.</summary>
    private static uint[] MakeTables()
    {
        var tables = new uint[Tables * TableSize];
        for (var i = 0; i < tables.Length; i++)
        {
            var state = i < TableSize ? (uint)i : tables[i - TableSize];
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state >> 1) ^ ((state & 1) * Polynomial);
            }

            tables[i] = state;
        }

        return tables;
    }
}
