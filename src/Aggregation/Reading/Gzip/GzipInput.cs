using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Gzip's bytes: headers and trailers byte by byte, the compressed data between them in pieces, as a stream for the inflater. The inflater
/// does not say which byte of a piece was the last of a member's data. But the eight bytes behind it are a trailer, and behind that
/// comes the next member or the end of all, perhaps after padding: so wherever data can end, they are handed over in pieces of one byte.
/// Data that end within a longer piece are followed by something that no gzip has there.
/// </summary>
/// <param name="source">The bytes. Owned.</param>
internal sealed class GzipInput(ByteSource source) : Stream
{
    /// <summary>CRC-32 and length of a member's content.</summary>
    public const int TrailerBytes = 8;

    private const int Capacity = 32 * 1_024;

    /// <summary>Enough to look behind a trailer.</summary>
    private const int MinAhead = 64;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _next;
    private int _end;
    private bool _sourceEnded;

    /// <summary>Of all bytes, how many are before the buffer.</summary>
    private long _bufferOffset;

    /// <summary>Bytes given out last, at once.</summary>
    private int _piece;

    /// <summary>Where, from <see cref="_next"/> on, data can end: from the first to the last of these places.</summary>
    private int _firstEnd;
    private int _lastEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>What was given out last was one byte at most: whoever took it stopped right behind it.</summary>
    public bool IsExact => _piece <= 1;

    /// <summary>Hands compressed data over. 0: there are no more bytes.</summary>
    /// <exception cref="FaultException">The source cannot be read any further.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_next >= _lastEnd)
        {
            FindEnds();
        }

        var untilEnds = _firstEnd - 1 - _next;
        return Give(buffer[..Math.Min(buffer.Length, Math.Min(_end - _next, Math.Max(1, untilEnds)))]);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>The next byte, not passed over. False at the end of all.</summary>
    public bool TryPeek(out byte next)
    {
        Fill(1);
        next = _next < _end ? _buffer[_next] : default;
        return _next < _end;
    }

    /// <summary>Passes over the next byte.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public byte Next()
    {
        if (!TryPeek(out var next))
        {
            throw Ended();
        }

        (_piece, _next) = (1, _next + 1);
        return next;
    }

    /// <summary>There should be more bytes.</summary>
    public FaultException Ended()
    {
        _piece = 0;
        return Damaged("it ends too early");
    }

    public FaultException Damaged(string what)
    {
        var (from, to) = (_bufferOffset + _next - _piece, _bufferOffset + _next);
        var place = IsExact ? $"at compressed byte {to}" : $"between compressed bytes {from} and {to}";
        return new FaultException(
            FaultCodes.MalformedGzip, $"The gzip is damaged {place}: {what}; compress the message again and send it complete.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Give(Span<byte> room)
    {
        _buffer.AsSpan(_next, room.Length).CopyTo(room);
        (_piece, _next) = (room.Length, _next + room.Length);
        return room.Length;
    }

    /// <summary>
    /// Where data can end next, at least one byte on. Perhaps more places than there are: at the end of what is at hand any padding may lead to
    /// another member.
    /// </summary>
    private void FindEnds()
    {
        Fill(MinAhead);
        var from = _next + 1 + TrailerBytes;
        if (from > _end)
        {
            // Not even a trailer's bytes are left: all at once, to no good end.
            (_firstEnd, _lastEnd) = (_end + 1, _end);
            return;
        }

        var start = _buffer.AsSpan(from, _end - from).IndexOf(GzipHeader.Start);
        var behind = start >= 0 ? from + start : _sourceEnded ? _end : _end - (GzipHeader.Start.Length - 1);
        var padding = _buffer.AsSpan(from, behind - from).LastIndexOfAnyExcept(GzipHeader.Padding) + 1;
        (_firstEnd, _lastEnd) = (from + padding - TrailerBytes, behind - TrailerBytes);
    }

    /// <summary>Makes sure that so many bytes are at hand, or all that there are.</summary>
    private void Fill(int count)
    {
        if (_sourceEnded || _end - _next >= count)
        {
            return;
        }

        _buffer.AsSpan(_next, _end - _next).CopyTo(_buffer);
        _bufferOffset += _next;
        (_next, _end) = (0, _end - _next);
        (_firstEnd, _lastEnd) = (0, 0);
        while (!_sourceEnded && Capacity - _end >= Base64Source.MinRoom)
        {
            var read = source.Read(_buffer.AsSpan(_end, Capacity - _end));
            _sourceEnded = read == 0;
            _end += read;
        }
    }
}
