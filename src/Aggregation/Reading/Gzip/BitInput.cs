using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The compressed bytes as bits, lowest first. There are always some bytes to look ahead at: real ones, or zeros behind the end, of which
/// using even one bit is a fault.
/// </summary>
internal sealed class BitInput(ByteSource source) : IDisposable
{
    /// <summary>How many bytes behind the real ones may be loaded.</summary>
    public const int Padding = 64;

    /// <summary>Enough for the longest description of a block's codes and a few symbols.</summary>
    private const int MinAhead = 1_024;
    private const int Capacity = 32 * 1_024;
    private const int WordBits = 64;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity + Padding);
    private bool _sourceEnded;
    private long _bufferOffset;

    /// <summary>Bits loaded and not used yet, lowest next. Those above <see cref="Count"/> are what the next bytes hold, or 0.</summary>
    public ulong Bits { get; set; }

    public int Count { get; set; }

    /// <summary>The next byte to load.</summary>
    public int Next { get; set; }

    /// <summary>Where the real bytes end.</summary>
    public int End { get; private set; }

    public byte[] Buffer => _buffer;

    /// <summary>The compressed bytes at hand are all there are.</summary>
    public bool IsLast => _sourceEnded;

    /// <summary>Compressed bytes used up.</summary>
    public long Offset => _bufferOffset + Next - (Count >> 3);

    /// <summary>True when bits behind the last real byte were used.</summary>
    public bool IsOverrun => Next - (Count >> 3) > End;

    /// <summary>Makes sure that many bytes are at hand, or all that there are.</summary>
    public void Fill()
    {
        if (_sourceEnded || End - Next >= MinAhead)
        {
            return;
        }

        // Bytes that were loaded may have to be given back.
        var loaded = Count >> 3;
        var rest = End - Next + loaded;
        _buffer.AsSpan(Next - loaded, rest).CopyTo(_buffer);
        _bufferOffset += Next - loaded;
        (Next, End) = (loaded, rest);
        while (!_sourceEnded && End < MinAhead)
        {
            var count = source.Read(_buffer.AsSpan(End, Capacity - End));
            _sourceEnded = count == 0;
            End += count;
        }

        _buffer.AsSpan(End, Padding).Clear();
    }

    /// <summary>The next bits, at most 32, used up.</summary>
    /// <exception cref="FaultException">There are no more.</exception>
    public uint Take(int bits)
    {
        Load();
        var value = (uint)(Bits & ((1UL << bits) - 1));
        Use(bits);
        return value;
    }

    /// <summary>Makes at least 56 bits visible.</summary>
    public void Load()
    {
        Bits |= BitConverter.ToUInt64(_buffer, Next) << Count;
        Next += (WordBits - 1 - Count) >> 3;
        Count |= WordBits - 8;
    }

    /// <exception cref="FaultException">There are not so many.</exception>
    public void Use(int bits)
    {
        Bits >>= bits;
        Count -= bits;
        if (IsOverrun)
        {
            throw Ended();
        }
    }

    /// <summary>Passes over the rest of the current byte and gives loaded whole bytes back.</summary>
    public void AlignToByte()
    {
        Next -= Count >> 3;
        (Bits, Count) = (0, 0);
    }

    /// <summary>Copies up to so many bytes, when aligned. 0 only at the end of all.</summary>
    public int Copy(Span<byte> to)
    {
        Fill();
        var count = Math.Min(to.Length, End - Next);
        _buffer.AsSpan(Next, count).CopyTo(to);
        Next += count;
        return count;
    }

    /// <summary>The next whole byte, not used up, when aligned. False at the end of all.</summary>
    public bool TryPeek(out byte next)
    {
        Fill();
        next = _buffer[Next];
        return Next < End;
    }

    /// <summary>The next whole byte, when aligned.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public byte ReadByte()
    {
        if (!TryPeek(out var next))
        {
            throw Ended();
        }

        Next++;
        return next;
    }

    /// <summary>The next whole bytes, when aligned.</summary>
    /// <exception cref="FaultException">There are not so many.</exception>
    public void Read(Span<byte> to)
    {
        foreach (ref var b in to)
        {
            b = ReadByte();
        }
    }

    public FaultException Ended() => Damaged("it ends too early");

    public FaultException Damaged(string what) => new(
        FaultCodes.MalformedGzip,
        $"The gzip is damaged near compressed byte {Math.Min(Offset, _bufferOffset + End)}: {what}; compress the message again and send it complete.");

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        source.Dispose();
    }
}
