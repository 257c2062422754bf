using System.Buffers;

namespace Parquet.Format;

/// <summary>What stands at the end of a file: everything a reader needs to find the columns (FileMetaData of parquet.thrift).</summary>
internal sealed record Footer(
    IReadOnlyList<ColumnShape> Columns, IReadOnlyList<RowGroup> RowGroups, IReadOnlyDictionary<string, string> CustomMetadata)
{
    // Readers take this apart as "application version number (build text)".
    private const string CreatedBy = "ScenarioOrleans stand-in version 1.0.0 (build standin)";

    public void Write(IBufferWriter<byte> output)
    {
        var writer = new CompactWriter(output);
        writer.BeginStruct();
        writer.Int32(1, 1);
        WriteSchema(writer);
        writer.Int64(3, RowGroups.Sum(g => g.Rows));
        writer.StructList(4, RowGroups.Count);
        foreach (RowGroup group in RowGroups)
        {
            group.Write(writer);
        }

        WriteCustomMetadata(writer);
        writer.Text(6, CreatedBy);
        WriteColumnOrders(writer);
        writer.EndStruct();
    }

    private void WriteSchema(CompactWriter writer)
    {
        writer.StructList(2, Columns.Count + 1);
        writer.BeginStruct();
        writer.Text(4, "root");
        writer.Int32(5, Columns.Count);
        writer.EndStruct();
        foreach (ColumnShape column in Columns)
        {
            column.Write(writer);
        }
    }

    private void WriteCustomMetadata(CompactWriter writer)
    {
        if (CustomMetadata.Count == 0)
        {
            return;
        }

        writer.StructList(5, CustomMetadata.Count);
        foreach ((string key, string value) in CustomMetadata)
        {
            writer.BeginStruct();
            writer.Text(1, key);
            writer.Text(2, value);
            writer.EndStruct();
        }
    }

    // Without it readers must not trust the bounds in the statistics.
    private void WriteColumnOrders(CompactWriter writer)
    {
        writer.StructList(7, Columns.Count);
        for (int i = 0; i < Columns.Count; i++)
        {
            writer.BeginStruct();
            writer.BeginStruct(1);
            writer.EndStruct();
            writer.EndStruct();
        }
    }
}
