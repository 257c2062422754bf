namespace ScenarioOrleans.Parquet.Tests.Reader;

/// <summary>What the reader found in a file.</summary>
internal sealed record ParquetContent(
    IReadOnlyList<ParquetContent.Leaf> Schema,
    IReadOnlyList<ParquetContent.Group> RowGroups,
    IReadOnlyList<AnswerRow> Rows)
{
    internal sealed record Leaf(string Name, string Type, string? LogicalType, string Repetition);

    internal sealed record Group(long Rows, IReadOnlyList<Chunk> Columns);

    /// <summary>Nulls and the bounds are null where the file does not state them.</summary>
    internal sealed record Chunk(string Name, string Encodings, long? Nulls, string? Min, string? Max);
}
