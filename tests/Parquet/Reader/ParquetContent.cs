using System.Text.Json;

namespace ScenarioOrleans.Parquet.Tests.Reader;

/// <summary>What the reader found in a file; values by row, then by column in the schema's order.</summary>
internal sealed record ParquetContent(
    int Rows,
    IReadOnlyList<ParquetContent.Leaf> Schema,
    IReadOnlyList<ParquetContent.Group> RowGroups,
    IReadOnlyList<IReadOnlyList<JsonElement>> Values)
{
    internal sealed record Leaf(string Name, string Type, string? LogicalType, string Repetition);

    internal sealed record Group(int Rows, IReadOnlyList<Chunk> Columns);

    /// <summary>Nulls is -1, and the bounds are empty, where the file does not state them.</summary>
    internal sealed record Chunk(string Name, IReadOnlyList<string> Encodings, int Nulls, string Min, string Max);
}
