using System.Numerics;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Analysis;

public sealed class FractionTests
{
    [Fact]
    public void ToDouble_AnyQuotient_IsRoundedOnce()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var (n, d) = (Whole(random), BigInteger.Abs(Whole(random)) + 1);
            new Fraction(n, d).ToDouble().ShouldBe(SlowMath.Nearest(n, d), $"{n} / {d}");
        }
    }

    [Fact]
    public void ToDouble_HalfwayBetweenTwoDoubles_TakesTheEvenOne()
    {
        BigInteger odd = (1L << 53) + 1;
        new Fraction(odd * 7, 7).ToDouble().ShouldBe(9007199254740992.0);
        new Fraction((odd + 2) * 7, 7).ToDouble().ShouldBe(9007199254740996.0);
        new Fraction((odd * 7) + 1, 7).ToDouble().ShouldBe(9007199254740994.0);
        new Fraction(-odd * 7, 7).ToDouble().ShouldBe(-9007199254740992.0);
    }

    [Theory]
    [InlineData(25, 10, "2.5")]
    [InlineData(-1, 1000, "-0.001")]
    [InlineData(300, 1, "300")]
    [InlineData(0, 7, "0")]
    public void ToDecimalText_ExactDecimal_HasNoTrailingZeros(long numerator, long denominator, string text) =>
        new Fraction(numerator, denominator).ToDecimalText(19).ShouldBe(text);

    private static BigInteger Whole(Random random)
    {
        var bytes = new byte[random.Next(1, 40)];
        random.NextBytes(bytes);
        return new BigInteger(bytes);
    }
}
