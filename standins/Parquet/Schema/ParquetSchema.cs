namespace Parquet.Schema;

/// <summary>The columns of a file, in the order in which each row group writes them.</summary>
public class ParquetSchema
{
    public ParquetSchema(params Field[] fields)
        : this((IEnumerable<Field>)fields)
    {
    }

    /// <exception cref="ArgumentException">No fields, or two of one name.</exception>
    public ParquetSchema(IEnumerable<Field> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = [.. fields];
        if (Fields.Count == 0)
        {
            throw new ArgumentException("at least one field is required", nameof(fields));
        }

        if (Fields.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } repeated)
        {
            throw new ArgumentException($"the field '{repeated.Key}' is there more than once", nameof(fields));
        }

        DataFields = [.. Fields.Cast<DataField>()];
    }

    public IReadOnlyList<Field> Fields { get; }

    public DataField[] DataFields { get; }

    public Field this[int i] => Fields[i];
}
