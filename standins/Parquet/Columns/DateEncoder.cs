using System.Buffers;
using System.Buffers.Binary;

namespace Parquet.Columns;

/// <summary>Days since 1970-01-01, negative before, as a little-endian 32-bit integer.</summary>
internal sealed class DateEncoder : ColumnEncoder<DateOnly>
{
    public static readonly DateEncoder Instance = new();
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public override void WritePlain(IBufferWriter<byte> output, ReadOnlySpan<DateOnly> values)
    {
        int length = values.Length * sizeof(int);
        Span<byte> span = output.GetSpan(length);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(span[(i * sizeof(int))..], values[i].DayNumber - Epoch);
        }

        output.Advance(length);
    }

    public override (byte[]? Min, byte[]? Max) Bounds(ReadOnlySpan<DateOnly> values)
    {
        if (values.IsEmpty)
        {
            return (null, null);
        }

        DateOnly min = values[0];
        DateOnly max = min;
        foreach (DateOnly value in values)
        {
            min = value < min ? value : min;
            max = value > max ? value : max;
        }

        return (Bytes(min), Bytes(max));
    }

    private static byte[] Bytes(DateOnly value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value.DayNumber - Epoch);
        return bytes;
    }
}
