using System.Buffers;
using System.Buffers.Binary;

namespace Parquet.Columns;

/// <summary>IEEE 754 binary64, little-endian.</summary>
internal sealed class DoubleEncoder : ColumnEncoder<double>
{
    public static readonly DoubleEncoder Instance = new();

    public override void WritePlain(IBufferWriter<byte> output, ReadOnlySpan<double> values)
    {
        int length = values.Length * sizeof(double);
        Span<byte> span = output.GetSpan(length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(span[(i * sizeof(double))..], values[i]);
        }

        output.Advance(length);
    }

    /// <summary>
    /// As the format asks: no bounds when there is a NaN, and a zero is -0 as the smallest and +0 as the largest, because the two are
    /// equal and readers may compare either way.
    /// </summary>
    public override (byte[]? Min, byte[]? Max) Bounds(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return (null, null);
        }

        double min = double.PositiveInfinity;
        double max = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
            {
                return (null, null);
            }

            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        return (Bytes(min == 0 ? -0.0 : min), Bytes(max == 0 ? 0.0 : max));
    }

    private static byte[] Bytes(double value)
    {
        byte[] bytes = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    }
}
