extern alias standin;

using standin::Parquet.Format;

namespace ScenarioOrleans.Parquet.Tests.Format;

public sealed class CompactWriterTests
{
    [Fact]
    public void Struct_Empty_IsAStop() => Written(_ => { }).ShouldBe("00");

    [Fact]
    public void Fields_OfEachType_AreHeaderAndValue() =>
        Written(writer =>
        {
            writer.Int32(1, 1);
            writer.Int64(3, -1);
            writer.Text(4, "é");
            writer.Binary(12, [0xff]);
        }).ShouldBe("15 02 26 01 18 02 c3 a9 88 01 ff 00");

    [Fact]
    public void Struct_Nested_CountsItsOwnIds() =>
        Written(writer =>
        {
            writer.Int32(5, 0);
            writer.BeginStruct(6);
            writer.Int32(1, 0);
            writer.EndStruct();
            writer.Int32(7, 0);
        }).ShouldBe("55 00 1c 15 00 00 15 00 00");

    [Fact]
    public void Lists_Short_HaveTheirLengthInTheHeader() =>
        Written(writer =>
        {
            writer.Int32List(1, 0, 3);
            writer.TextList(2, "a");
            writer.StructList(3, 1);
            writer.BeginStruct();
            writer.EndStruct();
        }).ShouldBe("19 25 00 06 19 18 01 61 19 1c 00 00");

    [Fact]
    public void Lists_OfFifteenAndMore_HaveTheirLengthAfterTheHeader() =>
        Written(writer => writer.Int32List(1, new int[15]))
            .ShouldBe("19 f5 0f" + string.Concat(Enumerable.Repeat(" 00", 15)) + " 00");

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(18)]
    public void Fields_NotAscending_AreRefused(short id) =>
        Should.Throw<InvalidOperationException>(() => Written(writer =>
        {
            writer.Int32(2, 0);
            writer.Int32(id, 0);
        }));

    private static string Written(Action<CompactWriter> write) =>
        Hex.Of(output =>
        {
            var writer = new CompactWriter(output);
            writer.BeginStruct();
            write(writer);
            writer.EndStruct();
        });
}
