using System.Numerics;

namespace ScenarioOrleans.Aggregation;

/// <summary>A week's value and what it is compared with: one earlier value, or the two in the middle of several.</summary>
/// <param name="Lower">The earlier value, or the lower of the two in the middle.</param>
/// <param name="Upper">The same, or the higher of the two.</param>
/// <param name="After">The week's value.</param>
internal readonly record struct Move(WeekValue Lower, WeekValue Upper, WeekValue After)
{
    /// <summary>Estimates that differ by more than this, relative to the greatest, are in the order of the exact values.</summary>
    public const double Doubt = 1e-12;

    private static readonly BigInteger Hundred = 100;

    /// <summary>What the week is compared with, in units of 10^-18.</summary>
    public Fraction Before => Lower == Upper ? Lower.Exact : Fraction.Middle(Lower.Exact, Upper.Exact);

    /// <summary>
    /// Whether the value moved by more than the threshold: <c>|after - before| x 100 > threshold x |before|</c>, exactly. From 0 every
    /// change is a move.
    /// </summary>
    public bool IsOver(ExactDecimal threshold)
    {
        var share = threshold.ToDouble() / 100;
        var (before, after) = ((Lower.Estimate / 2) + (Upper.Estimate / 2), After.Estimate);
        var greatest = Math.Max(Math.Abs(after), Math.Max(Math.Abs(Lower.Estimate), Math.Abs(Upper.Estimate)));
        var over = Math.Abs(after - before) - (share * Math.Abs(before));
        return Math.Abs(over) > Doubt * greatest * (1 + share) ? over > 0 : IsExactlyOver(threshold);
    }

    /// <summary>The move in percent of the size of <see cref="Before"/>, positive when the value grew; null when it was 0 before.</summary>
    public double? Percent()
    {
        var before = Before;
        return before.Numerator.IsZero
            ? null
            : new Fraction(Hundred * Difference(before), After.Exact.Denominator * BigInteger.Abs(before.Numerator)).ToDouble();
    }

    /// <summary>The difference of the two values, times both denominators.</summary>
    private BigInteger Difference(Fraction before) =>
        (After.Exact.Numerator * before.Denominator) - (before.Numerator * After.Exact.Denominator);

    private bool IsExactlyOver(ExactDecimal threshold)
    {
        var before = Before;
        var moved = BigInteger.Abs(Difference(before)) * Hundred * Decimals.One;
        return moved > (BigInteger)threshold.Units * BigInteger.Abs(before.Numerator) * After.Exact.Denominator;
    }
}
