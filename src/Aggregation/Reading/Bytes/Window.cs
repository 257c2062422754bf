using System.Text;
using System.Text.Unicode;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The part of a message's JSON that is in memory: well-formed UTF-8 from <see cref="Position"/> to <see cref="End"/>, followed by at least
/// <see cref="Padding"/> zero bytes. No JSON holds a zero byte, so a reader may look ahead without asking where the end is, and asks
/// only when it meets a zero. Reads on by <see cref="Refill"/>; grows only for a token or row that does not fit.
/// </summary>
internal sealed unsafe class Window
{
    /// <summary>How far behind the end any reader may look.</summary>
    public const int Padding = 128;

    private const int LongestSequence = 4;

    private byte[] _buffer = [];
    private byte* _start;
    private ByteSource _source = null!;
    private CancellationToken _cancel;
    private FaultException? _pending;
    private bool _ended;
    private int _maxTokenBytes;
    private long _startOffset;

    /// <summary>Bytes of a sequence whose rest was not read yet: kept apart, so that the zeros follow <see cref="End"/> at once.</summary>
    private readonly byte[] _tail = new byte[LongestSequence];
    private int _tailLength;

    /// <summary>What is before it is read and may be forgotten. Readers move it.</summary>
    public byte* Position { get; set; }

    public byte* End { get; private set; }

    /// <summary>Bytes of JSON seen so far.</summary>
    public long Offset => OffsetOf(End);

    public long OffsetOf(byte* at) => _startOffset + (at - _start);

    /// <summary>Starts on a new message, empty.</summary>
    public void Reset(ByteSource source, int capacity, int maxTokenBytes, CancellationToken cancel)
    {
        if (_buffer.Length != capacity + Padding)
        {
            Allocate(capacity);
        }

        (_source, _cancel, _maxTokenBytes) = (source, cancel, maxTokenBytes);
        (_pending, _ended, _startOffset, _tailLength) = (null, false, 0, 0);
        Position = End = _start;
        ClearPadding();
    }

    /// <summary>Lets go of the message.</summary>
    public void Release() => _source = null!;

    /// <summary>
    /// Makes more bytes visible behind <see cref="End"/> and keeps all from <see cref="Position"/> on, moved. False: there are no more.
    /// </summary>
    /// <exception cref="FaultException">The bytes go on but cannot be read, or a token or row is over its limit.</exception>
    public bool Refill()
    {
        if (_pending is not null)
        {
            throw _pending;
        }

        if (_ended)
        {
            return false;
        }

        _cancel.ThrowIfCancellationRequested();
        MakeRoom();
        _tail.AsSpan(0, _tailLength).CopyTo(new Span<byte>(End, _tailLength));
        var filled = End + _tailLength;
        var count = _source.Read(new Span<byte>(filled, Capacity - (int)(filled - _start)));
        _ended = count == 0;
        Show(filled + count);
        if (_pending is not null && count == 0)
        {
            throw _pending;
        }

        return count > 0;
    }

    private int Capacity => _buffer.Length - Padding;

    /// <summary>Makes what is valid up to <paramref name="filled"/> visible; the rest is a tail for later, or a fault.</summary>
    private void Show(byte* filled)
    {
        var fresh = new ReadOnlySpan<byte>(End, (int)(filled - End));
        var valid = fresh.Length - IncompleteTail(fresh);
        if (!Utf8.IsValid(fresh[..valid]))
        {
            valid = Utf8Text.ValidLength(fresh);
            SetPending(valid, "is not valid UTF-8");
        }
        else if (_ended && valid < fresh.Length)
        {
            SetPending(valid, "is cut off inside a UTF-8 sequence");
        }

        _tailLength = _pending is null ? fresh.Length - valid : 0;
        fresh.Slice(valid, _tailLength).CopyTo(_tail);
        End += valid;
        ClearPadding();
    }

    private void SetPending(int valid, string what) => _pending = new FaultException(
        FaultCodes.MalformedJson,
        $"The JSON {what} at byte {OffsetOf(End + valid)}; send UTF-8.");

    /// <summary>How many bytes at the end begin a sequence that may go on.</summary>
    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length < LongestSequence && length <= bytes.Length; length++)
        {
            var lead = bytes[^length];
            if (lead >= 0xC0)
            {
                return Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData ? length : 0;
            }

            if (lead < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    private void MakeRoom()
    {
        var kept = (int)(End - Position);
        if (kept >= _maxTokenBytes)
        {
            throw new FaultException(
                FaultCodes.TooLarge,
                $"A row, name or value at byte {OffsetOf(Position)} is longer than {_maxTokenBytes} bytes, the limit set; shorten it or raise the limit.");
        }

        var old = _buffer;
        var from = Position;
        _startOffset = OffsetOf(Position);
        if (kept + LongestSequence > Capacity / 2)
        {
            Allocate(Capacity * 2);
        }

        new ReadOnlySpan<byte>(from, kept).CopyTo(new Span<byte>(_start, kept));
        GC.KeepAlive(old);
        Position = _start;
        End = _start + kept;
    }

    private void Allocate(int capacity)
    {
        _buffer = GC.AllocateUninitializedArray<byte>(capacity + Padding, pinned: true);
        fixed (byte* start = _buffer)
        {
            _start = start;
        }
    }

    private void ClearPadding() => new Span<byte>(End, Padding).Clear();
}
