using Parquet.Columns;
using Parquet.Format;
using Parquet.Schema;

namespace Parquet;

/// <summary>Writes the columns of one row group, each once and in the schema's order. Not thread-safe.</summary>
public class ParquetRowGroupWriter : IDisposable
{
    private readonly FileSink _sink;
    private readonly ParquetSchema _schema;
    private readonly ParquetOptions _options;
    private readonly List<ColumnChunk> _columns = [];
    private int? _rows;

    internal ParquetRowGroupWriter(FileSink sink, ParquetSchema schema, ParquetOptions options)
    {
        _sink = sink;
        _schema = schema;
        _options = options;
    }

    internal bool IsComplete => _columns.Count == _schema.DataFields.Length;

    /// <summary>Writes a text column, required or nullable.</summary>
    public Task WriteAsync(DataField field, IReadOnlyCollection<string?> values, ReadOnlyMemory<int>? repetitionLevels = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var texts = values.Select(v => v is null ? (ReadOnlyMemory<char>?)null : v.AsMemory()).ToArray();
        return WriteAsync<ReadOnlyMemory<char>>(field, texts, repetitionLevels);
    }

    /// <summary>Writes a column with nulls; a required column may be written so if none of them is null.</summary>
    /// <exception cref="ArgumentException">Not the next column, not its type, or a null in a required column.</exception>
    /// <exception cref="InvalidOperationException">Another number of rows than the columns before.</exception>
    public Task WriteAsync<T>(
        DataField field,
        ReadOnlyMemory<T?> values,
        ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null,
        CancellationToken cancellationToken = default)
        where T : struct
    {
        Refuse(repetitionLevels, customMetadata);
        CheckNext<T>(field, values.Length);
        return AddAsync(Column<T>.Optional(field, values.Span), cancellationToken);
    }

    /// <summary>Writes a required column.</summary>
    /// <exception cref="ArgumentException">Not the next column, not its type, or a nullable column.</exception>
    /// <exception cref="InvalidOperationException">Another number of rows than the columns before.</exception>
    public Task WriteAsync<T>(
        DataField field,
        ReadOnlyMemory<T> values,
        ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null,
        CancellationToken cancellationToken = default)
        where T : struct
    {
        Refuse(repetitionLevels, customMetadata);
        CheckNext<T>(field, values.Length);
        return AddAsync(Column<T>.Required(field, values), cancellationToken);
    }

    /// <exception cref="InvalidOperationException">Columns are missing.</exception>
    public void CompleteValidate()
    {
        if (!IsComplete)
        {
            string missing = string.Join(", ", _schema.DataFields.Skip(_columns.Count).Select(f => f.Name));
            throw new InvalidOperationException($"Not all columns were written. Missing: {missing}");
        }
    }

    /// <summary>Nothing is held; see <see cref="CompleteValidate"/>, which a Dispose cannot stand in for.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal RowGroup ToRowGroup() => new(_rows ?? 0, _columns);

    private async Task AddAsync<T>(Column<T> column, CancellationToken cancellationToken)
        where T : struct
    {
        ColumnChunk chunk = await new ColumnChunkWriter(_sink, _options).WriteAsync(column, cancellationToken);
        _columns.Add(chunk);
        _rows = column.Rows;
    }

    private void CheckNext<T>(DataField field, int rows)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (IsComplete)
        {
            throw new InvalidOperationException($"Cannot write column '{field.Name}': all {_columns.Count} columns are written.");
        }

        DataField next = _schema.DataFields[_columns.Count];
        if (!ReferenceEquals(next, field))
        {
            throw new ArgumentException($"cannot write column '{field.Name}': '{next.Name}' of the schema is next", nameof(field));
        }

        if (field.ClrType != typeof(T))
        {
            throw new ArgumentException($"column '{field.Name}' is of {field.ClrType}, the values of {typeof(T)}", nameof(field));
        }

        if (_rows is { } expected && expected != rows)
        {
            throw new InvalidOperationException($"Column '{field.Name}' has {rows} rows, the columns before it {expected}.");
        }
    }

    private static void Refuse(ReadOnlyMemory<int>? repetitionLevels, Dictionary<string, string>? customMetadata)
    {
        if (repetitionLevels is not null)
        {
            throw Unsupported.Because("repetition levels", "flat columns");
        }

        if (customMetadata is not null)
        {
            throw Unsupported.Because("custom metadata of a column", "custom metadata of the file");
        }
    }
}
