using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>The sums and counts of the eight measures over some rows; null and absent values are in neither.</summary>
public sealed class MeasureSums
{
    private readonly Int128[] _sums = new Int128[Measures.Count];
    private readonly long[] _counts = new long[Measures.Count];

    internal MeasureSums()
    {
    }

    /// <summary>Rows, with or without values.</summary>
    public long Rows { get; private set; }

    /// <summary>The exact sum; of nothing it is 0.</summary>
    public ExactDecimal Sum(Measure measure) => new(_sums[(int)measure]);

    /// <summary>How many rows have the measure.</summary>
    public long Count(Measure measure) => _counts[(int)measure];

    /// <summary>The exact quotient of sum and count as the nearest double; null when there is nothing to take the mean of.</summary>
    public double? Mean(Measure measure)
    {
        var count = Count(measure);
        return count == 0 ? null : ExactQuotient.Nearest(_sums[(int)measure], (UInt128)(ulong)count * Decimals.One);
    }

    /// <summary>What a week shows, as the nearest double: the mean of a measure that <see cref="Measures.IsMean"/>, else the sum.</summary>
    public double? Value(Measure measure) => measure.IsMean() ? Mean(measure) : Sum(measure).ToDouble();

    /// <exception cref="OverflowException">A sum is over 1.7 x 10^20.</exception>
    [MethodImpl(Jit.AtOnce)]
    internal void Add(in DayCell cell)
    {
        for (var i = 0; i < Measures.Count; i++)
        {
            _sums[i] = checked(_sums[i] + cell.Sums[i]);
            _counts[i] += cell.Counts[i];
        }

        Rows += cell.Rows;
    }

    /// <exception cref="OverflowException">A sum is over 1.7 x 10^20.</exception>
    internal void Add(MeasureSums other)
    {
        for (var i = 0; i < Measures.Count; i++)
        {
            _sums[i] = checked(_sums[i] + other._sums[i]);
            _counts[i] += other._counts[i];
        }

        Rows += other.Rows;
    }
}
