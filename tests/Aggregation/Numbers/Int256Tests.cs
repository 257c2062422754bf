using System.Numerics;

namespace ScenarioOrleans.Aggregation.Tests.Numbers;

public sealed class Int256Tests
{
    [Fact]
    public void AddProduct_AnyFactors_IsExact()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var (sum, expected) = (default(Int256), BigInteger.Zero);
            for (var i = 0; i < 8; i++)
            {
                var (left, right) = (Any(random), Any(random));
                sum.AddProduct(left, right);
                expected += (BigInteger)left * right;
                sum.ToBigInteger().ShouldBe(expected);
            }

            Int256.From(expected).ShouldBe(sum);
            sum.Negated().ToBigInteger().ShouldBe(-expected);
            var half = sum;
            half.Subtract(Int256.Product(3, 5));
            half.ToBigInteger().ShouldBe(expected - 15);
        }
    }

    [Fact]
    public void TryDivide_AnyValue_IsExactOrRefused()
    {
        var random = new Random(8);
        for (var round = 0; round < 2_000; round++)
        {
            var quotient = Any(random) >> 1;
            Int256.Product(quotient, Decimals.One).TryDivide(Decimals.One, out var found).ShouldBeTrue();
            found.ShouldBe(quotient);
            var odd = Int256.Product(quotient, Decimals.One);
            odd.AddProduct(1, 1);
            odd.TryDivide(Decimals.One, out _).ShouldBeFalse();
        }
    }

    /// <summary>Of any number of bits but the last, for which two products could need more than 256.</summary>
    private static Int128 Any(Random random)
    {
        var bits = new Int128((ulong)random.NextInt64(), (ulong)random.NextInt64(long.MinValue, long.MaxValue)) >> random.Next(3, 126);
        return random.Next(2) == 0 ? bits : -bits;
    }
}
