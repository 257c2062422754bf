namespace Parquet.Schema;

/// <summary>Where a column is in its file. In a flat file: its name.</summary>
public sealed class FieldPath(string firstPart) : IEquatable<FieldPath>
{
    public string FirstPart { get; } = firstPart ?? throw new ArgumentNullException(nameof(firstPart));

    public List<string> ToList() => [FirstPart];

    public bool Equals(FieldPath? other) => other is not null && other.FirstPart == FirstPart;

    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    public override int GetHashCode() => FirstPart.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => FirstPart;
}
