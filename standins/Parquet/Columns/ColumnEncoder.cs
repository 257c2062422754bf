using System.Buffers;

namespace Parquet.Columns;

/// <summary>The plain encoding of one type of value, and the bounds of some of them. Stateless.</summary>
internal abstract class ColumnEncoder<T>
    where T : struct
{
    public abstract void WritePlain(IBufferWriter<byte> output, ReadOnlySpan<T> values);

    /// <summary>Smallest and largest as plain values without a length; null when there is nothing to state.</summary>
    public abstract (byte[]? Min, byte[]? Max) Bounds(ReadOnlySpan<T> values);
}

internal static class ColumnEncoder
{
    /// <exception cref="NotSupportedException">No encoder for the type.</exception>
    public static ColumnEncoder<T> For<T>()
        where T : struct
    {
        object encoder =
            typeof(T) == typeof(double) ? DoubleEncoder.Instance
            : typeof(T) == typeof(DateOnly) ? DateEncoder.Instance
            : typeof(T) == typeof(ReadOnlyMemory<char>) ? TextEncoder.Instance
            : throw Unsupported.Because($"values of type {typeof(T)}", "ReadOnlyMemory<char>, double and DateOnly");
        return (ColumnEncoder<T>)encoder;
    }
}
