using System.Buffers;
using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>Writes what is described at <see cref="DayWeightsFormat"/>.</summary>
internal static class DayWeightsWriter
{
    private const int LongestNumber = 1 + DayBlockWriter.MaxVarintLength;
    private const int LongestWide = 2 + 32;

    /// <param name="output">Where they go.</param>
    /// <param name="days">The plain sums; every day with weights is one of them.</param>
    /// <param name="weights">The weights.</param>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<DayCell> days, ReadOnlySpan<DayWeights.Entry> weights)
    {
        PutVarint(output, (uint)weights.Length);
        var (day, passed) = (0, 0);
        foreach (ref readonly var entry in weights)
        {
            while (days[day].Day != entry.Day)
            {
                day++;
                passed++;
            }

            PutVarint(output, (uint)passed);
            PutDay(output, days[day], entry.Sums);
            (day, passed) = (day + 1, 0);
        }
    }

    [MethodImpl(Jit.AtOnce)]
    private static void PutDay(IBufferWriter<byte> output, in DayCell plain, in WeightSums sums)
    {
        var mask = 0;
        for (var column = 0; column < DayWeightsFormat.Columns; column++)
        {
            mask |= DayWeightsFormat.Column(sums, column) == DayWeightsFormat.Expected(plain, column) ? 0 : 1 << column;
        }

        mask |= sums.MixesThresholds ? DayWeightsFormat.SquaresBit : 0;
        PutVarint(output, (uint)mask);
        for (var column = 0; column < DayWeightsFormat.Columns; column++)
        {
            if ((mask & (1 << column)) != 0)
            {
                PutNumber(output, DayWeightsFormat.Column(sums, column) - DayWeightsFormat.Expected(plain, column));
            }
        }

        if ((mask & DayWeightsFormat.SquaresBit) != 0)
        {
            PutProducts(output, sums.ThresholdSquares);
        }

        PutProducts(output, sums.TimeTimesHandled);
        PutProducts(output, sums.LevelTimesVolume);
    }

    private static void PutProducts(IBufferWriter<byte> output, in Int256 products)
    {
        if (products.TryDivide(Decimals.One, out var units))
        {
            PutNumber(output, units);
            return;
        }

        var to = output.GetSpan(LongestWide);
        to[0] = DayWeightsFormat.Wide;
        _ = products.ToBigInteger().TryWriteBytes(to[2..], out var length);
        to[1] = (byte)length;
        output.Advance(2 + length);
    }

    private static void PutNumber(IBufferWriter<byte> output, Int128 value)
    {
        var to = output.GetSpan(LongestNumber);
        var magnitude = (UInt128)Int128.Abs(value);
        var scale = magnitude == UInt128.Zero ? 0 : DecimalScale.Of(magnitude, DecimalScale.Max);
        to[0] = (byte)scale;
        var zigzag = DecimalScale.Remove(magnitude, scale) << 1;
        output.Advance(1 + DayBlockWriter.PutVarint(to[1..], Int128.IsNegative(value) ? zigzag - 1 : zigzag));
    }

    private static void PutVarint(IBufferWriter<byte> output, uint value) =>
        output.Advance(DayBlockWriter.PutVarint(output.GetSpan(DayBlockWriter.MaxVarintLength), value));
}
