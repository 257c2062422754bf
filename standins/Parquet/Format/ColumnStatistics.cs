namespace Parquet.Format;

/// <summary>
/// What a reader may know of a column chunk without reading it. The bounds are plain-encoded and compare as their type does (text:
/// by its UTF-8 bytes); null: not stated.
/// </summary>
internal sealed record ColumnStatistics(long NullCount, byte[]? Min, byte[]? Max)
{
    public void Write(CompactWriter writer, short id)
    {
        writer.BeginStruct(id);
        writer.Int64(3, NullCount);
        if (Min is not null && Max is not null)
        {
            writer.Binary(5, Max);
            writer.Binary(6, Min);
        }

        writer.EndStruct();
    }
}
