namespace Parquet.Format;

/// <summary>
/// Where one column of one row group lies, and how it is written. Sizes include page headers; offsets count from the file's start.
/// </summary>
internal sealed record ColumnChunk(
    ColumnShape Shape,
    CompressionMethod Compression,
    long Values,
    long PlainSize,
    long PackedSize,
    long? DictionaryOffset,
    long DataOffset,
    ColumnStatistics Statistics)
{
    public void Write(CompactWriter writer)
    {
        writer.BeginStruct();
        writer.Int64(2, 0);
        writer.BeginStruct(3);
        writer.Int32(1, (int)Shape.Type);
        if (DictionaryOffset is null)
        {
            writer.Int32List(2, (int)PageEncoding.Plain, (int)PageEncoding.Rle);
        }
        else
        {
            writer.Int32List(2, (int)PageEncoding.Plain, (int)PageEncoding.Rle, (int)PageEncoding.RleDictionary);
        }

        writer.TextList(3, Shape.Name);
        writer.Int32(4, (int)Compression);
        writer.Int64(5, Values);
        writer.Int64(6, PlainSize);
        writer.Int64(7, PackedSize);
        writer.Int64(9, DataOffset);
        if (DictionaryOffset is { } offset)
        {
            writer.Int64(11, offset);
        }

        Statistics.Write(writer, 12);
        writer.EndStruct();
        writer.EndStruct();
    }
}
