extern alias standin;

using standin::Parquet;
using standin::Parquet.Schema;

namespace ScenarioOrleans.Parquet.Tests.Format;

/// <summary>The stand-in's own contract: one whole file by its bytes, and what it refuses.</summary>
public sealed class ParquetWriterTests
{
    private static readonly ParquetOptions Plain = new() { CompressionMethod = CompressionMethod.None };

    [Fact]
    public async Task DisposeAsync_OneColumn_IsThisFile()
    {
        byte[] file = await WriteAsync(new ParquetSchema(new DataField<double?>("x")), async (group, field) =>
        {
            await group.WriteAsync<double>(field, new double?[] { 1, null });
            group.CompleteValidate();
        });

        Hex.Of(file).ShouldBe(string.Join(
            ' ',
            "50 41 52 31",
            "15 00 15 1c 15 1c 2c 15 04 15 00 15 06 15 06 00 00", // page header: data, 14 bytes
            "02 00 00 00 03 01 00 00 00 00 00 00 f0 3f", // levels 1 0, value 1
            "15 02 19 2c", // version 1, two schema elements
            "48 04 72 6f 6f 74 15 02 00 15 0a 25 02 18 01 78 00", // root of one; optional double x
            "16 04 19 1c 19 1c 26 00 1c", // two rows, one row group, one column chunk
            "15 0a 19 25 00 06 19 18 01 78 15 00 16 04 16 3e 16 3e 26 08", // double, plain and RLE, x, uncompressed, sizes, offset 4
            "3c 36 02 28 08 00 00 00 00 00 00 f0 3f 18 08 00 00 00 00 00 00 f0 3f 00 00 00", // one null, from 1 to 1
            "16 3e 16 04 36 3e 00", // the row group's size and rows
            $"28 36 {Hex.Of("ScenarioOrleans stand-in version 1.0.0 (build standin)"u8)}",
            "19 1c 1c 00 00 00", // column orders
            "91 00 00 00 50 41 52 31"));
    }

    [Theory]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Brotli)]
    [InlineData(CompressionMethod.Zstd)]
    public async Task CreateAsync_OtherCompression_IsRefused(CompressionMethod method)
    {
        var e = await Should.ThrowAsync<NotSupportedException>(() => ParquetWriter.CreateAsync(
            new ParquetSchema(new DataField<double>("x")), new MemoryStream(), new ParquetOptions { CompressionMethod = method }));

        e.Message.ShouldContain(method.ToString());
        e.Message.ShouldContain("nuget dependency set");
    }

    [Fact]
    public async Task CreateAsync_Append_IsRefused() =>
        await Should.ThrowAsync<NotSupportedException>(() => ParquetWriter.CreateAsync(
            new ParquetSchema(new DataField<double>("x")), new MemoryStream(), Plain, append: true));

    [Theory]
    [InlineData(typeof(decimal))]
    [InlineData(typeof(DateTime))]
    [InlineData(typeof(int[]))]
    public void DataField_OtherType_IsRefused(Type type) => Should.Throw<NotSupportedException>(() => new DataField("x", type));

    [Fact]
    public void ParquetSchema_RepeatedName_IsRefused() =>
        Should.Throw<ArgumentException>(() => new ParquetSchema(new DataField<double>("x"), new DataField<string>("x")));

    [Fact]
    public async Task WriteAsync_OtherEncoding_IsRefused()
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.None };
        options.ColumnEncodingHints["x"] = EncodingHint.ByteSplitStream;

        await Should.ThrowAsync<NotSupportedException>(() => WriteAsync(
            new ParquetSchema(new DataField<double>("x")), (group, field) => group.WriteAsync<double>(field, new double[] { 1 }), options));
    }

    [Fact]
    public async Task WriteAsync_NullInARequiredColumn_IsRefused() =>
        await Should.ThrowAsync<ArgumentException>(() => WriteAsync(
            new ParquetSchema(new DataField<double>("x")), (group, field) => group.WriteAsync<double>(field, new double?[] { null })));

    [Fact]
    public async Task WriteAsync_OtherTypeThanTheFields_IsRefused() =>
        await Should.ThrowAsync<ArgumentException>(() => WriteAsync(
            new ParquetSchema(new DataField<double>("x")),
            (group, field) => group.WriteAsync<DateOnly>(field, new DateOnly[] { default })));

    [Fact]
    public async Task WriteAsync_ColumnOutOfOrder_IsRefused()
    {
        var schema = new ParquetSchema(new DataField<double>("x"), new DataField<double>("y"));

        await Should.ThrowAsync<ArgumentException>(() => WriteAsync(
            schema, (group, _) => group.WriteAsync<double>(schema.DataFields[1], new double[] { 1 })));
    }

    [Fact]
    public async Task WriteAsync_OtherNumberOfRows_IsRefused()
    {
        var schema = new ParquetSchema(new DataField<double>("x"), new DataField<string>("y"));

        await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync(schema, async (group, field) =>
        {
            await group.WriteAsync<double>(field, new double[] { 1 });
            await group.WriteAsync(schema.DataFields[1], ["a", "b"]);
        }));
    }

    [Fact]
    public async Task DisposeAsync_ColumnsMissing_LeavesTheFileWithoutItsEnd()
    {
        var schema = new ParquetSchema(new DataField<double>("x"), new DataField<double>("y"));

        byte[] file = await WriteAsync(schema, async (group, field) =>
        {
            await group.WriteAsync<double>(field, new double[] { 1 });
            Should.Throw<InvalidOperationException>(group.CompleteValidate).Message.ShouldEndWith("Missing: y");
        });

        file.AsSpan(^4..).SequenceEqual("PAR1"u8).ShouldBeFalse();
    }

    private static async Task<byte[]> WriteAsync(
        ParquetSchema schema, Func<ParquetRowGroupWriter, DataField, Task> write, ParquetOptions? options = null)
    {
        using var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, options ?? Plain))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await write(group, schema.DataFields[0]);
        }

        return stream.ToArray();
    }
}
