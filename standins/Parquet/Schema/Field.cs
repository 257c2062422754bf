namespace Parquet.Schema;

/// <summary>One element of a schema.</summary>
public abstract class Field
{
    protected Field(string name, SchemaType schemaType)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        SchemaType = schemaType;
        Path = new FieldPath(name);
    }

    public SchemaType SchemaType { get; }

    public string Name { get; }

    public FieldPath Path { get; }

    public abstract bool IsNullable { get; }

    public override string ToString() => $"{Path} ({SchemaType})";
}
