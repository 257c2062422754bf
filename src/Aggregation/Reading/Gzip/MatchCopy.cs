using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScenarioOrleans.Aggregation;

/// <summary>Repeats bytes that were inflated before, which may overlap those to be written.</summary>
internal static unsafe class MatchCopy
{
    private const int Stride = 32;
    private const int HalfStride = 8;

    /// <summary>May write up to a stride past the end.</summary>
    /// <param name="to">Where the copy goes.</param>
    /// <param name="distance">How far back it comes from, at least 1.</param>
    /// <param name="length">At least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(byte* to, int distance, int length)
    {
        var from = to - distance;
        if (distance < Stride)
        {
            CopyNear(to, from, distance, length);
            return;
        }

        var end = to + length;
        do
        {
            Vector256.Store(Vector256.Load(from), to);
            from += Stride;
            to += Stride;
        }
        while (to < end);
    }

    private static void CopyNear(byte* to, byte* from, int distance, int length)
    {
        var end = to + length;
        if (distance == 1)
        {
            new Span<byte>(to, length).Fill(*from);
        }
        else if (distance >= HalfStride)
        {
            for (; to < end; to += HalfStride, from += HalfStride)
            {
                *(ulong*)to = *(ulong*)from;
            }
        }
        else
        {
            while (to < end)
            {
                *to++ = *from++;
            }
        }
    }
}
