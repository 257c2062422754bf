using System.Buffers;
using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Numbers;

public sealed class DoubleTextTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(20.0, "20")]
    [InlineData(-312.4, "-312.4")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(1.5e-5, "0.000015")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(-2.5e-18, "-2.5e-18")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(123456789012345680.0, "123456789012345680")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(5e-324, "5e-324")]
    public void Write_Double_IsLaidOutAsInCanonicalJson(double value, string text) => TextOf(value).ShouldBe(text);

    [Fact]
    public void Write_NegativeZero_IsZero() => TextOf(-0.0).ShouldBe("0");

    [Fact]
    public void Write_AnyDouble_IsTheShortestThatReadsBack()
    {
        var random = new Random(4);
        for (var i = 0; i < 20_000; i++)
        {
            var value = i % 2 == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64()) : random.NextDouble() * Math.Pow(10, random.Next(-20, 25));
            if (!double.IsFinite(value))
            {
                continue;
            }

            TextOf(value).ShouldBe(SlowMath.DoubleText(value));
            double.Parse(TextOf(value), CultureInfo.InvariantCulture).ShouldBe(value);
        }
    }

    private static string TextOf(double value)
    {
        var output = new ArrayBufferWriter<byte>();
        DoubleText.Write(output, value);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }
}
