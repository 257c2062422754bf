extern alias standin;

using standin::Parquet.Format;

namespace ScenarioOrleans.Parquet.Tests.Format;

public sealed class PageHeadersTests
{
    [Fact]
    public void WriteData_Page_IsFrozen() =>
        Hex.Of(output => PageHeaders.WriteData(output, values: 3, PageEncoding.RleDictionary, plainSize: 10, packedSize: 8))
            .ShouldBe("15 00 15 14 15 10 2c 15 06 15 10 15 06 15 06 00 00");

    [Fact]
    public void WriteDictionary_Page_IsFrozen() =>
        Hex.Of(output => PageHeaders.WriteDictionary(output, entries: 2, plainSize: 10, packedSize: 8))
            .ShouldBe("15 04 15 14 15 10 4c 15 04 15 00 00 00");
}
