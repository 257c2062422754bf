namespace Orleans.Serialization.Cloning;

internal static class BytesCopiers
{
    /// <summary>A CopyFunction for a span-like type of bytes, or null.</summary>
    public static Delegate? Find(Type type)
    {
        if (type == typeof(ReadOnlyMemory<byte>))
        {
            return (CopyFunction<ReadOnlyMemory<byte>>)(static (value, _) => value.ToArray());
        }

        if (type == typeof(Memory<byte>))
        {
            return (CopyFunction<Memory<byte>>)(static (value, _) => value.ToArray());
        }

        return type == typeof(ArraySegment<byte>)
            ? (CopyFunction<ArraySegment<byte>>)(static (value, _) => value.Array is null ? default : new(value.ToArray()))
            : null;
    }
}
