namespace ScenarioOrleans.Aggregation;

/// <summary>The bytes of a stream, which is left open.</summary>
internal sealed class StreamSource(Stream stream) : ByteSource
{
    public override int Read(Span<byte> room) => stream.Read(room);

    public override void Dispose()
    {
    }
}
