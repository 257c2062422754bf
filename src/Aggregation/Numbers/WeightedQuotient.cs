namespace ScenarioOrleans.Aggregation;

/// <summary>Quotients of sums, as the nearest double; null where there is nothing to divide by.</summary>
internal static class WeightedQuotient
{
    /// <summary>What <see cref="ExactQuotient"/> takes.</summary>
    private const int MaxDenominatorBits = 96;

    /// <param name="products">In units of 10^-36.</param>
    /// <param name="weight">In units of 10^-18; not negative.</param>
    public static double? Of(in Int256 products, Int128 weight)
    {
        if (weight == Int128.Zero)
        {
            return null;
        }

        // Inputs of few decimals, as nearly all are, leave products that are multiples of a unit, and small.
        return IsSmall(weight) && products.TryDivide(Decimals.One, out var units)
            ? ExactQuotient.Nearest(units, (UInt128)weight)
            : new Fraction(products.ToBigInteger(), (System.Numerics.BigInteger)weight * Decimals.One).ToDouble();
    }

    /// <param name="sum">In units of 10^-18.</param>
    /// <param name="weight">In the same; not negative.</param>
    public static double? Of(Int128 sum, Int128 weight)
    {
        if (weight == Int128.Zero)
        {
            return null;
        }

        return IsSmall(weight) && sum != Int128.MinValue ? ExactQuotient.Nearest(sum, (UInt128)weight) : new Fraction(sum, weight).ToDouble();
    }

    private static bool IsSmall(Int128 weight) => Int128.LeadingZeroCount(weight) >= 128 - MaxDenominatorBits;
}
