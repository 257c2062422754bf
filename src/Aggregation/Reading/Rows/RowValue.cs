namespace ScenarioOrleans.Aggregation;

/// <summary>Where a field's value is, in the bytes at hand. Only good until these move.</summary>
internal unsafe struct RowValue
{
    /// <summary>The first byte: of a text the one behind the quote.</summary>
    public byte* Start;

    /// <summary>Bytes as written, escapes unresolved; quotes not counted.</summary>
    public int Length;
    public JsonKind Kind;

    /// <summary>A text with a backslash.</summary>
    public bool Escaped;

    public readonly ReadOnlySpan<byte> Bytes => new(Start, Length);

    public readonly bool IsNonEmptyText => Kind == JsonKind.Text && Length > 0;
}
