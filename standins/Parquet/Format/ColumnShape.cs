using Parquet.Schema;

namespace Parquet.Format;

/// <summary>
/// How a field is named and typed in the file: its physical type, and what it means (written as logical and as older converted type).
/// </summary>
internal sealed record ColumnShape(string Name, PhysicalType Type, Repetition Repetition, ConvertedType? Meaning)
{
    private const short LogicalString = 1;
    private const short LogicalDate = 6;

    public static ColumnShape Of(DataField field)
    {
        (PhysicalType type, ConvertedType? meaning) =
            field.ClrType == typeof(double) ? (PhysicalType.Double, (ConvertedType?)null)
            : field.ClrType == typeof(DateOnly) ? (PhysicalType.Int32, ConvertedType.Date)
            : (PhysicalType.ByteArray, ConvertedType.Utf8);
        return new ColumnShape(field.Name, type, field.IsNullable ? Repetition.Optional : Repetition.Required, meaning);
    }

    public void Write(CompactWriter writer)
    {
        writer.BeginStruct();
        writer.Int32(1, (int)Type);
        writer.Int32(3, (int)Repetition);
        writer.Text(4, Name);
        if (Meaning is { } meaning)
        {
            writer.Int32(6, (int)meaning);
            writer.BeginStruct(10);
            writer.BeginStruct(meaning == ConvertedType.Date ? LogicalDate : LogicalString);
            writer.EndStruct();
            writer.EndStruct();
        }

        writer.EndStruct();
    }
}
