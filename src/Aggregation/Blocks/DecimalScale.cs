using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>Powers of ten in sums: typical sums have few decimals, so most of their 128 bits are a factor of ten.</summary>
internal static class DecimalScale
{
    /// <summary>The largest scale used: 5^27 is the largest power of five in 64 bits.</summary>
    public const int Max = 27;

    private static ReadOnlySpan<ulong> PowersOfFive =>
    [
        1, 5, 25, 125, 625, 3_125, 15_625, 78_125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625, 1_220_703_125, 6_103_515_625,
        30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625, 19_073_486_328_125, 95_367_431_640_625,
        476_837_158_203_125, 2_384_185_791_015_625, 11_920_928_955_078_125, 59_604_644_775_390_625, 298_023_223_876_953_125,
        1_490_116_119_384_765_625, 7_450_580_596_923_828_125,
    ];

    /// <summary>The largest scale, at most <paramref name="limit"/>, of which the magnitude is a multiple. Of zero it is the limit.</summary>
    [MethodImpl(Jit.AtOnce)]
    public static int Of(UInt128 magnitude, int limit)
    {
        if (magnitude == UInt128.Zero)
        {
            return limit;
        }

        // A multiple of 10^s is one of 2^s: the trailing zero bits bound the scale.
        var scale = Math.Min(limit, (int)UInt128.TrailingZeroCount(magnitude));
        while (scale > 0 && !IsMultiple(magnitude >> scale, PowersOfFive[scale]))
        {
            scale--;
        }

        return scale;
    }

    /// <summary>The magnitude, a multiple of 10^scale, without that factor.</summary>
    [MethodImpl(Jit.AtOnce)]
    public static UInt128 Remove(UInt128 magnitude, int scale)
    {
        var odd = magnitude >> scale;
        return odd <= ulong.MaxValue ? (ulong)odd / PowersOfFive[scale] : odd / PowersOfFive[scale];
    }

    /// <summary>The value times 10^scale, or null when it needs 127 bits or more.</summary>
    [MethodImpl(Jit.AtOnce)]
    public static UInt128? Restore(UInt128 value, int scale)
    {
        var power = (UInt128)PowersOfFive[scale] << scale;
        if (value <= ulong.MaxValue && power <= ulong.MaxValue)
        {
            var product = value * power;
            return product > (UInt128)Int128.MaxValue ? null : product;
        }

        return value > (UInt128)Int128.MaxValue / power ? null : value * power;
    }

    private static bool IsMultiple(UInt128 value, ulong factor) =>
        value <= ulong.MaxValue ? (ulong)value % factor == 0 : value % factor == UInt128.Zero;
}
