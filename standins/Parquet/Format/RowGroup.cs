namespace Parquet.Format;

/// <summary>The row groups of a file follow each other; <paramref name="Columns"/> are in the schema's order.</summary>
internal sealed record RowGroup(long Rows, IReadOnlyList<ColumnChunk> Columns)
{
    public void Write(CompactWriter writer)
    {
        writer.BeginStruct();
        writer.StructList(1, Columns.Count);
        foreach (ColumnChunk column in Columns)
        {
            column.Write(writer);
        }

        writer.Int64(2, Columns.Sum(c => c.PlainSize));
        writer.Int64(3, Rows);
        writer.Int64(6, Columns.Sum(c => c.PackedSize));
        writer.EndStruct();
    }
}
