using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// One group's day: eight exact sums (units of 10^-18), how many values are in each, and how many rows the day had.
/// No sum can overflow: a row adds at most 10^30 to each, and <see cref="MaxRows"/> of them stay below Int128's 1.7 x 10^38.
/// </summary>
internal struct DayCell
{
    /// <summary>Rows of one group and day; over it the sums could overflow.</summary>
    public const int MaxRows = 100_000_000;

    public SumArray Sums;
    public CountArray Counts;
    public int Rows;

    /// <summary>Days since 0001-01-01.</summary>
    public int Day;

    public readonly DateOnly Date => DateOnly.FromDayNumber(Day);

    /// <summary>Adds one row but for <see cref="Rows"/>.</summary>
    /// <param name="units">The measures; 0 where there is none.</param>
    /// <param name="present">One bit for each measure that there is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddRow(in SumArray units, int present)
    {
        for (var i = 0; i < Measures.Count; i++)
        {
            Sums[i] += units[i];
        }

        // A lane of ones (-1) for each bit that is set.
        var bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        var lanes = Vector256.Equals(Vector256.Create(present) & bits, bits);
        (Vector256.LoadUnsafe(ref Counts[0]) - lanes).StoreUnsafe(ref Counts[0]);
    }

    public readonly bool CanAdd(in DayCell other) => Rows <= MaxRows - other.Rows;

    public void Add(in DayCell other)
    {
        for (var i = 0; i < Measures.Count; i++)
        {
            Sums[i] += other.Sums[i];
            Counts[i] += other.Counts[i];
        }

        Rows += other.Rows;
    }

    /// <summary>False when the other was surely never added: it has more rows or values, or would leave a sum of no values.</summary>
    public readonly bool CanSubtract(in DayCell other)
    {
        var possible = Rows >= other.Rows;
        for (var i = 0; i < Measures.Count; i++)
        {
            var left = Counts[i] - other.Counts[i];
            possible &= left >= 0 && left <= Rows - other.Rows && (left > 0 || Sums[i] == other.Sums[i]);
        }

        return possible;
    }

    /// <summary>Takes back what <see cref="Add"/> added.</summary>
    public void Subtract(in DayCell other)
    {
        for (var i = 0; i < Measures.Count; i++)
        {
            Sums[i] -= other.Sums[i];
            Counts[i] -= other.Counts[i];
        }

        Rows -= other.Rows;
    }

    [InlineArray(Measures.Count)]
    public struct SumArray
    {
        private Int128 _first;
    }

    [InlineArray(Measures.Count)]
    public struct CountArray
    {
        private int _first;
    }
}
