using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Parquet.Columns;

/// <summary>UTF-8 after its length in bytes as a little-endian 32-bit integer.</summary>
internal sealed class TextEncoder : ColumnEncoder<ReadOnlyMemory<char>>
{
    public static readonly TextEncoder Instance = new();

    /// <summary>Bounds longer than this are not stated: they would repeat whole values in the footer.</summary>
    public const int MaxBoundBytes = 256;

    public override void WritePlain(IBufferWriter<byte> output, ReadOnlySpan<ReadOnlyMemory<char>> values)
    {
        foreach (ReadOnlyMemory<char> value in values)
        {
            int length = Encoding.UTF8.GetByteCount(value.Span);
            Span<byte> span = output.GetSpan(sizeof(int) + length);
            BinaryPrimitives.WriteInt32LittleEndian(span, length);
            Encoding.UTF8.GetBytes(value.Span, span[sizeof(int)..]);
            output.Advance(sizeof(int) + length);
        }
    }

    /// <summary>In the order of the UTF-8 bytes, which is not the order of .NET's chars.</summary>
    public override (byte[]? Min, byte[]? Max) Bounds(ReadOnlySpan<ReadOnlyMemory<char>> values)
    {
        byte[]? min = null;
        byte[]? max = null;
        foreach (ReadOnlyMemory<char> value in values)
        {
            byte[] bytes = new byte[Encoding.UTF8.GetByteCount(value.Span)];
            Encoding.UTF8.GetBytes(value.Span, bytes);
            min = min is null || bytes.AsSpan().SequenceCompareTo(min) < 0 ? bytes : min;
            max = max is null || bytes.AsSpan().SequenceCompareTo(max) > 0 ? bytes : max;
        }

        return min?.Length > MaxBoundBytes || max?.Length > MaxBoundBytes ? (null, null) : (min, max);
    }
}
