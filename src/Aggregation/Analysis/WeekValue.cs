using System.Numerics;

namespace ScenarioOrleans.Aggregation;

/// <summary>What a week shows of one measure, exactly: a sum, or the quotient of a sum and how many values are in it.</summary>
/// <param name="Units">The sum, in units of 10^-18.</param>
/// <param name="Count">1 for a sum.</param>
internal readonly record struct WeekValue(Int128 Units, long Count)
{
    /// <summary>Within a few units in the last place.</summary>
    public double Estimate { get; } = (double)Units / Count;

    /// <summary>In units of 10^-18.</summary>
    public Fraction Exact => new((BigInteger)Units, Count);

    /// <summary>The week's value; null for a mean of nothing. A week without rows (null) has the sum 0.</summary>
    public static WeekValue? Of(Measure measure, MeasureSums? week)
    {
        if (!measure.IsMean())
        {
            return new WeekValue(week?.Sum(measure).Units ?? 0, 1);
        }

        return week?.Count(measure) is { } count and > 0 ? new WeekValue(week.Sum(measure).Units, count) : null;
    }

    /// <summary>Exact, though nearly always decided by the estimates.</summary>
    public static int Compare(WeekValue left, WeekValue right)
    {
        if (left.Count == right.Count)
        {
            return left.Units.CompareTo(right.Units);
        }

        var (a, b) = (left.Estimate, right.Estimate);
        return Math.Abs(a - b) > Move.Doubt * Math.Max(Math.Abs(a), Math.Abs(b)) ? a.CompareTo(b) : left.Exact.CompareTo(right.Exact);
    }
}
