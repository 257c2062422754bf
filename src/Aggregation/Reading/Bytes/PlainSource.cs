namespace ScenarioOrleans.Aggregation;

/// <summary>JSON that travels as it is.</summary>
internal sealed class PlainSource(ReadOnlyMemory<byte> bytes) : ByteSource
{
    private int _read;

    public override int Read(Span<byte> room)
    {
        var count = Math.Min(room.Length, bytes.Length - _read);
        bytes.Span.Slice(_read, count).CopyTo(room);
        _read += count;
        return count;
    }

    public override void Dispose()
    {
    }
}
