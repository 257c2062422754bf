namespace ScenarioOrleans.Aggregation;

/// <summary>Where a message's JSON bytes come from, in pieces.</summary>
internal abstract class ByteSource : IDisposable
{
    /// <summary>Fills some of the room (never empty). 0: there are no more bytes.</summary>
    /// <exception cref="FaultException">The bytes cannot be decoded any further. What was returned before does not depend on the room given.</exception>
    public abstract int Read(Span<byte> room);

    public abstract void Dispose();
}
