namespace ScenarioOrleans.Aggregation;

/// <summary>Cuts a message off where its JSON passes the limit, so that a bomb costs no more than a message of the size allowed.</summary>
internal sealed class LimitedSource(ByteSource inner, long maxBytes) : ByteSource
{
    private long _read;

    public override int Read(Span<byte> room)
    {
        var count = inner.Read(room);
        var allowed = (int)Math.Min(count, maxBytes - _read);
        _read += allowed;
        return count > 0 && allowed == 0
            ? throw new FaultException(
                FaultCodes.TooLarge,
                $"The JSON is longer than {maxBytes} bytes, the limit set; send it in several messages or raise the limit.")
            : allowed;
    }

    public override void Dispose() => inner.Dispose();
}
