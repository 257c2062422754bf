using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Numbers;

public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("0e999999999", "0")]
    [InlineData("0.000e-99999999999999999999", "0")]
    [InlineData("120", "120")]
    [InlineData("4.0", "4")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1E+3", "1000")]
    [InlineData("1.5e-3", "0.0015")]
    [InlineData("100e-2", "1")]
    [InlineData("2.5e-18", "0.000000000000000002")]
    [InlineData("3.5e-18", "0.000000000000000004")]
    [InlineData("2.500000000000000000000000001e-18", "0.000000000000000003")]
    [InlineData("5e-19", "0")]
    [InlineData("5.0000000000001e-19", "0.000000000000000001")]
    [InlineData("15e-19", "0.000000000000000002")]
    [InlineData("4.9e-19", "0")]
    [InlineData("9e-20", "0")]
    [InlineData("1e-400", "0")]
    [InlineData("1000000000000", "1000000000000")]
    [InlineData("-1000000000000.000000000000000000000", "-1000000000000")]
    [InlineData("1e12", "1000000000000")]
    [InlineData("0.0000000000001e25", "1000000000000")]
    [InlineData("999999999999.9999999999999999994", "999999999999.999999999999999999")]
    [InlineData("999999999999.9999999999999999996", "1000000000000")]
    [InlineData("123456789012.345678901234567890123", "123456789012.345678901234567890")]
    public void TryParse_Number_IsRoundedToEighteenPlaces(string text, string expected)
    {
        ExactDecimal.TryParse(Encoding.ASCII.GetBytes(text), out var value).ShouldBeTrue();
        value.ToString().ShouldBe(expected.Contains('.', StringComparison.Ordinal) ? expected.TrimEnd('0') : expected);
    }

    [Theory]
    [InlineData("1000000000000.0000000000000000000000001")]
    [InlineData("-1000000000001")]
    [InlineData("1e13")]
    [InlineData("1e400")]
    [InlineData("1e99999999999999999999999")]
    [InlineData("10000000000000")]
    [InlineData("2e12")]
    public void TryParse_OverTheLimit_IsFalse(string text) => ExactDecimal.TryParse(Encoding.ASCII.GetBytes(text), out _).ShouldBeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("01")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("0x1")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    public void TryParse_NoJsonNumber_IsFalse(string text) => ExactDecimal.TryParse(Encoding.ASCII.GetBytes(text), out _).ShouldBeFalse();

    [Fact]
    public void TryParse_VeryManyDigits_AreAllReadExactly()
    {
        var tie = "0." + new string('0', 17) + "25" + new string('0', 100_000);
        ExactDecimal.TryParse(Encoding.ASCII.GetBytes(tie), out var even).ShouldBeTrue();
        even.Units.ShouldBe((Int128)2);
        ExactDecimal.TryParse(Encoding.ASCII.GetBytes(tie + "1"), out var above).ShouldBeTrue();
        above.Units.ShouldBe((Int128)3);
    }

    [Fact]
    public void TryParse_AnyNumber_IsTheSlowReaders()
    {
        var random = new Random(11);
        for (var i = 0; i < 40_000; i++)
        {
            var text = RandomText.Number(random);
            var expected = new SlowNumber(text).ToUnits();
            ExactDecimal.TryParse(Encoding.ASCII.GetBytes(text), out var value).ShouldBe(expected is not null, text);
            ((BigInteger)value.Units).ShouldBe(expected ?? BigInteger.Zero, text);
        }
    }

    [Fact]
    public void ToString_AnyValue_ReadsBackAsTheSame() => Prop.ForAll(Units, units =>
        SlowMath.DecimalText(units) == new ExactDecimal(units).ToString()
        && (Int128.Abs(units) > Decimals.LimitUnits
            || (ExactDecimal.TryParse(Encoding.ASCII.GetBytes(new ExactDecimal(units).ToString()), out var back) && back.Units == units)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void ToDouble_AnyValue_IsTheNearest() => Prop.ForAll(Units, units =>
        new ExactDecimal(units).ToDouble().Equals(SlowMath.Nearest(units, SlowMath.Unit))).QuickCheckThrowOnFailure();

    [Fact]
    public void Add_OverTheRange_Throws()
    {
        var largest = new ExactDecimal(Int128.MaxValue);
        Should.Throw<OverflowException>(() => largest + new ExactDecimal(1));
        (largest - largest).ShouldBe(ExactDecimal.Zero);
    }

    internal static Arbitrary<Int128> Units => ArbMap.Default.GeneratorFor<(ulong, ulong, byte)>()
        .Select(parts => (Int128)new UInt128(parts.Item1 * 0x9E3779B97F4A7C15, parts.Item2 * 0xD6E8FEB86659FD93) >> (parts.Item3 % 127))
        .Where(units => units != Int128.MinValue)
        .ToArbitrary();
}
