using Parquet;
using Parquet.Schema;

namespace ScenarioOrleans.Parquet;

/// <summary>A column of an answer's file: its field, where a row's value comes from, and the values not written yet.</summary>
internal abstract class AnswerColumn(DataField field)
{
    public DataField Field { get; } = field;

    public abstract void Add(in AnswerRow row);

    /// <summary>Writes the values added since the last time, and forgets them.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken);

    /// <summary>A column without nulls.</summary>
    public sealed class Required<T>(string name, Func<AnswerRow, T> select) : AnswerColumn(new DataField<T>(name, nullable: false))
        where T : struct
    {
        private readonly ColumnBuffer<T> _buffer = new();

        public override void Add(in AnswerRow row) => _buffer.Add(select(row));

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        {
            await group.WriteAsync<T>(Field, _buffer.Values, cancellationToken: cancellationToken);
            _buffer.Clear();
        }
    }

    /// <summary>A column that may hold nulls.</summary>
    public sealed class Optional<T>(string name, Func<AnswerRow, T?> select) : AnswerColumn(new DataField<T>(name, nullable: true))
        where T : struct
    {
        private readonly ColumnBuffer<T?> _buffer = new();

        public override void Add(in AnswerRow row) => _buffer.Add(select(row));

        public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken cancellationToken)
        {
            await group.WriteAsync<T>(Field, _buffer.Values, cancellationToken: cancellationToken);
            _buffer.Clear();
        }
    }
}
