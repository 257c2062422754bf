namespace ScenarioOrleans.Aggregation;

/// <summary>Some of the bytes of another source.</summary>
/// <param name="inner">Owned; at its start.</param>
/// <param name="start">How many bytes come before.</param>
/// <param name="length">How many they are at most.</param>
internal sealed class PartSource(ByteSource inner, long start, long length) : ByteSource
{
    private long _before = start;
    private long _left = length;

    public override int Read(Span<byte> room)
    {
        if (_left == 0)
        {
            return 0;
        }

        var count = inner.Read(room);
        while (count > 0 && count <= _before)
        {
            _before -= count;
            count = inner.Read(room);
        }

        if (count == 0)
        {
            return 0;
        }

        var skipped = (int)_before;
        room[skipped..count].CopyTo(room);
        _before = 0;
        count = (int)Math.Min(count - skipped, _left);
        _left -= count;
        return count;
    }

    public override void Dispose() => inner.Dispose();
}
