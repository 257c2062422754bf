using System.Buffers;

namespace Parquet.Format;

/// <summary>The headers in front of pages (PageHeader, DataPageHeader and DictionaryPageHeader of parquet.thrift).</summary>
internal static class PageHeaders
{
    /// <param name="output">Where the header goes.</param>
    /// <param name="values">With nulls.</param>
    /// <param name="encoding">Of the values; levels are always RLE.</param>
    /// <param name="plainSize">Bytes before compression, levels included.</param>
    /// <param name="packedSize">Bytes as they follow the header.</param>
    public static void WriteData(IBufferWriter<byte> output, int values, PageEncoding encoding, int plainSize, int packedSize)
    {
        CompactWriter writer = Begin(output, PageType.Data, plainSize, packedSize);
        writer.BeginStruct(5);
        writer.Int32(1, values);
        writer.Int32(2, (int)encoding);
        writer.Int32(3, (int)PageEncoding.Rle);
        writer.Int32(4, (int)PageEncoding.Rle);
        writer.EndStruct();
        writer.EndStruct();
    }

    /// <summary>As <see cref="WriteData"/>; the entries are plain.</summary>
    public static void WriteDictionary(IBufferWriter<byte> output, int entries, int plainSize, int packedSize)
    {
        CompactWriter writer = Begin(output, PageType.Dictionary, plainSize, packedSize);
        writer.BeginStruct(7);
        writer.Int32(1, entries);
        writer.Int32(2, (int)PageEncoding.Plain);
        writer.EndStruct();
        writer.EndStruct();
    }

    private static CompactWriter Begin(IBufferWriter<byte> output, PageType type, int plainSize, int packedSize)
    {
        var writer = new CompactWriter(output);
        writer.BeginStruct();
        writer.Int32(1, (int)type);
        writer.Int32(2, plainSize);
        writer.Int32(3, packedSize);
        return writer;
    }
}
