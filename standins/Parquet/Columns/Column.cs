using Parquet.Schema;

namespace Parquet.Columns;

/// <summary>
/// One column's values of one row group: those that are there, and the definition level of each row, 1 or 0 for a null (null: the column
/// is required and has no levels).
/// </summary>
internal sealed record Column<T>(DataField Field, int Rows, ReadOnlyMemory<T> Present, int[]? Levels)
    where T : struct
{
    /// <exception cref="ArgumentException">The field may hold nulls, so it is written from nullable values.</exception>
    public static Column<T> Required(DataField field, ReadOnlyMemory<T> values)
    {
        return field.IsNullable
            ? throw new ArgumentException($"column '{field.Name}' is nullable: write it from nullable values", nameof(values))
            : new Column<T>(field, values.Length, values, null);
    }

    /// <exception cref="ArgumentException">There is a null and the field is required.</exception>
    public static Column<T> Optional(DataField field, ReadOnlySpan<T?> values)
    {
        var present = new T[values.Length];
        int[] levels = new int[values.Length];
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                present[count++] = value;
                levels[i] = 1;
            }
        }

        return !field.IsNullable && count < values.Length
            ? throw new ArgumentException($"column '{field.Name}' is required, but {values.Length - count} values are null", nameof(values))
            : new Column<T>(field, values.Length, present.AsMemory(0, count), field.IsNullable ? levels : null);
    }
}
