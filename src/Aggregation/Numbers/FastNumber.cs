using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Numbers as nearly all rows have them, read without a loop: at most 15 bytes, no exponent, below 10^12. With vectors the digits
/// are moved together and multiplied in pairs, so the time does not depend on how many there are.
/// </summary>
internal static unsafe class FastNumber
{
    /// <summary>Bytes that may be looked at, whatever the number's length.</summary>
    public const int LookAhead = 17;

    private const int Width = 16;
    private const int MaxWholeDigits = 12;

    /// <summary>
    /// For w whole digits and a number of e bytes: where each of 16 digits comes from, the last one last. Whole digits,
    /// then (behind a point, which is passed over) the others; -1 gives a zero.
    /// </summary>
    private static readonly Vector128<byte>[] Moves = MakeMoves();

    /// <summary>The place behind the number, or null when it is not such a number (it may be another).</summary>
    /// <param name="at">Followed by at least <see cref="LookAhead"/> readable bytes.</param>
    /// <param name="units">The value x 10^18.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Read(byte* at, out Int128 units)
    {
        var negative = *at == '-';
        at += negative ? 1 : 0;
        var end = Sse41.IsSupported ? ReadByVector(at, out var digits, out var places) : ReadByDigit(at, out digits, out places);
        var high = Math.BigMul(digits, Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Decimals.PowersOfTen), Decimals.Places - places), out var low);
        units = new Int128(high, low);
        if (negative)
        {
            units = -units;
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* ReadByVector(byte* at, out ulong digits, out int places)
    {
        var values = Vector128.Load(at) - Vector128.Create((byte)'0');
        var others = ~Vector128.LessThanOrEqual(values, Vector128.Create((byte)9)).ExtractMostSignificantBits();
        var whole = BitOperations.TrailingZeroCount(others);
        var point = at[whole & (Width - 1)] == '.' ? 1 : 0;
        var length = BitOperations.TrailingZeroCount(others & (others - (uint)point));
        places = length - whole - point;

        // One to twelve whole digits, at least one behind a point, no zero in front, and an end within the vector.
        if ((uint)(whole - 1) >= MaxWholeDigits || length >= Width || places < point || (*at == '0' && whole > 1))
        {
            (digits, places) = (0, 0);
            return null;
        }

        var moved = Ssse3.Shuffle(values, Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Moves), (whole * Width) + length));
        var pairs = Ssse3.MultiplyAddAdjacent(moved, Vector128.Create((sbyte)10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1));
        var fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create((short)100, 1, 100, 1, 100, 1, 100, 1));
        var packed = Sse41.PackUnsignedSaturate(fours, fours);
        var eights = Sse2.MultiplyAddAdjacent(packed.AsInt16(), Vector128.Create((short)10_000, 1, 10_000, 1, 10_000, 1, 10_000, 1)).AsUInt64().ToScalar();
        digits = ((uint)eights * 100_000_000UL) + (eights >> 32);
        return at + length;
    }

    private static byte* ReadByDigit(byte* at, out ulong digits, out int places)
    {
        var start = at;
        digits = 0;
        var (whole, point) = (0, 0);
        for (; at - start < Width; at++)
        {
            if (*at == '.' && point == 0)
            {
                (whole, point) = ((int)(at - start), 1);
            }
            else if (char.IsAsciiDigit((char)*at))
            {
                digits = (digits * 10) + (uint)(*at - '0');
            }
            else
            {
                break;
            }
        }

        var length = (int)(at - start);
        whole = point == 1 ? whole : length;
        places = length - whole - point;
        if (whole is 0 or > MaxWholeDigits || length >= Width || places < point || (*start == '0' && whole > 1))
        {
            (digits, places) = (0, 0);
            return null;
        }

        return at;
    }

    private static Vector128<byte>[] MakeMoves()
    {
        var moves = new Vector128<byte>[(MaxWholeDigits + 1) * Width];
        for (var whole = 1; whole <= MaxWholeDigits; whole++)
        {
            for (var length = whole; length < Width; length++)
            {
                var count = length == whole ? whole : length - 1;
                var from = new byte[Width];
                for (var i = 0; i < Width; i++)
                {
                    var digit = i - (Width - count);
                    from[i] = digit < 0 ? byte.MaxValue : (byte)(digit < whole ? digit : digit + 1);
                }

                moves[(whole * Width) + length] = Vector128.Create(from);
            }
        }

        return moves;
    }
}
