using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Gzip (RFC 1952): members one after another, each checked against its checksum and length. Zeros and white space may follow a member,
/// as tapes and editors leave them; anything else is a fault.
/// </summary>
/// <remarks>
/// The inflater does not tell what came in the same call before damaged data. So that what is given out does not depend on the room there
/// is for it, it always gets the same: a piece.
/// </remarks>
internal sealed class GzipSource(ByteSource compressed) : ByteSource
{
    /// <summary>A little less than the parsers' windows, so that pieces are inflated straight into these.</summary>
    private const int PieceBytes = 120 * 1_024;

    private readonly GzipInput _input = new(compressed);
    private readonly Crc32 _crc = new();
    private DeflateStream? _data;
    private uint _length;
    private bool _ended;
    private FaultException? _fault;

    /// <summary>For readers with less room than a piece; what is held of it was not given out.</summary>
    private byte[] _piece = [];
    private int _given;
    private int _held;

    public override int Read(Span<byte> room)
    {
        if (_given == _held)
        {
            if (room.Length >= PieceBytes)
            {
                return ReadPiece(room[..PieceBytes]);
            }

            if (_piece.Length == 0)
            {
                _piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
            }

            (_given, _held) = (0, ReadPiece(_piece.AsSpan(0, PieceBytes)));
        }

        var count = Math.Min(room.Length, _held - _given);
        _piece.AsSpan(_given, count).CopyTo(room);
        _given += count;
        return count;
    }

    public override void Dispose()
    {
        _data?.Dispose();
        _input.Dispose();
        if (_piece.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_piece);
            _piece = [];
        }
    }

    private int ReadPiece(Span<byte> piece)
    {
        try
        {
            var count = 0;
            while (_fault is null && !_ended && count == 0)
            {
                _data ??= StartMember();
                count = _data.Read(piece);
                _crc.Append(piece[..count]);
                _length += (uint)count;
                if (count == 0)
                {
                    EndMember(_data);
                    _data = null;
                }
            }

            return _fault is null ? count : throw _fault;
        }
        catch (InvalidDataException)
        {
            throw _fault = _input.Damaged("its data cannot be inflated");
        }
        catch (FaultException fault)
        {
            _fault = fault;
            throw;
        }
    }

    private DeflateStream StartMember()
    {
        GzipHeader.Skip(_input);
        _crc.Reset();
        _length = 0;
        return new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <summary>The inflater has no more: its data are over, or the input is.</summary>
    private void EndMember(DeflateStream data)
    {
        data.Dispose();
        if (!_input.IsExact)
        {
            throw _input.TryPeek(out _)
                ? _input.Damaged("its data are over, and what follows is no checksum and length with the next member or nothing behind them")
                : _input.Ended();
        }

        var (crc, length) = (ReadNumber(), ReadNumber());
        if (crc != _crc.GetCurrentHashAsUInt32() || length != _length)
        {
            throw _input.Damaged("its checksum or length does not match what it holds");
        }

        _ended = !GzipHeader.IsNext(_input);
    }

    private uint ReadNumber() => _input.Next() | ((uint)_input.Next() << 8) | ((uint)_input.Next() << 16) | ((uint)_input.Next() << 24);
}
