extern alias standin;

using standin::Parquet.Format;

namespace ScenarioOrleans.Parquet.Tests.Format;

public sealed class VarintTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7f")]
    [InlineData(128, "80 01")]
    [InlineData(300, "ac 02")]
    [InlineData(ulong.MaxValue, "ff ff ff ff ff ff ff ff ff 01")]
    public void Write_Number_IsLeb128(ulong value, string expected) =>
        Hex.Of(output => Varint.Write(output, value)).ShouldBe(expected);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, 2)]
    [InlineData(-2, 3)]
    [InlineData(int.MinValue, uint.MaxValue)]
    [InlineData(long.MaxValue, ulong.MaxValue - 1)]
    [InlineData(long.MinValue, ulong.MaxValue)]
    public void ZigZag_Number_PutsSmallMagnitudesFirst(long value, ulong expected) => Varint.ZigZag(value).ShouldBe(expected);
}
