using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Numbers;

public sealed class ExactQuotientTests
{
    [Fact]
    public void Nearest_AnyMean_IsTheQuotientRoundedOnce() => Prop.ForAll(
        ExactDecimalTests.Units,
        ArbMap.Default.ArbFor<PositiveInt>(),
        (units, count) => Mean(units, count.Get).Equals(SlowMath.Nearest(units, count.Get * SlowMath.Unit))).QuickCheckThrowOnFailure();

    [Fact]
    public void Nearest_TypicalAndAwkwardMeans_AreRoundedOnce()
    {
        var random = new Random(3);
        for (var i = 0; i < 30_000; i++)
        {
            var decimals = random.Next(19);
            var units = (Int128)random.NextInt64(1L << random.Next(1, 62)) * (Int128)BigInteger.Pow(10, decimals);
            var count = random.Next(1, 1 << random.Next(1, 30));
            Mean(units, count).ShouldBe(SlowMath.Nearest(units, count * SlowMath.Unit), $"{units} / {count}");
        }
    }

    [Fact]
    public void Nearest_HalfwayBetweenTwoDoubles_TakesTheEvenOne()
    {
        // 2^53 + 1 and 2^53 + 3 lie halfway between their neighbours.
        Int128 odd = (1L << 53) + 1;
        ExactQuotient.Nearest(odd * 7, 7).ShouldBe(9007199254740992.0);
        ExactQuotient.Nearest((odd + 2) * 7, 7).ShouldBe(9007199254740996.0);
        ExactQuotient.Nearest((odd * 7) + 1, 7).ShouldBe(9007199254740994.0);
        ExactQuotient.Nearest(-odd * 7, 7).ShouldBe(-9007199254740992.0);
    }

    private static double Mean(Int128 units, int count) => ExactQuotient.Nearest(units, (UInt128)(ulong)count * Decimals.One);
}
