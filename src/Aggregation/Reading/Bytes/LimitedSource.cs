namespace ScenarioOrleans.Aggregation;

/// <summary>Cuts a message off where its JSON passes the limit, so that a bomb costs no more than a message of the size allowed.</summary>
internal sealed class LimitedSource(ByteSource inner, long maxBytes) : ByteSource
{
    private long _read;

    public override int Read(Span<byte> room)
    {
        // What was read past the limit is never given out; what came before it is, first.
        if (_read > maxBytes)
        {
            throw TooLarge();
        }

        var count = inner.Read(room);
        _read += count;
        var allowed = count - (int)Math.Max(0, _read - maxBytes);
        return count > 0 && allowed == 0 ? throw TooLarge() : allowed;
    }

    public override void Dispose() => inner.Dispose();

    private FaultException TooLarge() => new(
        FaultCodes.TooLarge,
        $"The JSON is longer than {maxBytes} bytes, the limit set; send it in several messages or raise the limit.");
}
