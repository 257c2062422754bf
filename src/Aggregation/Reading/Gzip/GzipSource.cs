using System.Buffers.Binary;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Gzip (RFC 1952): members one after another, each checked against its checksum and length. Zeros and white space may follow a member,
/// as tapes and editors leave them; anything else is a fault.
/// </summary>
internal sealed class GzipSource(ByteSource compressed) : ByteSource
{
    private const int TrailerLength = 8;
    private readonly BitInput _input = new(compressed);
    private Inflater? _inflater;
    private FaultException? _fault;
    private bool _inMember;
    private bool _ended;
    private uint _crc;
    private uint _length;

    public override int Read(Span<byte> room)
    {
        _inflater ??= new Inflater(_input);
        while (_inflater.Available.IsEmpty)
        {
            if (_fault is not null)
            {
                throw _fault;
            }

            if (_ended)
            {
                return 0;
            }

            Advance(_inflater);
        }

        var count = Math.Min(room.Length, _inflater.Available.Length);
        _inflater.Available[..count].CopyTo(room);
        _inflater.Give(count);
        return count;
    }

    public override void Dispose()
    {
        _inflater?.Dispose();
        _input.Dispose();
    }

    private void Advance(Inflater inflater)
    {
        try
        {
            if (_inMember)
            {
                var fresh = inflater.Inflate();
                _crc = Crc32.Append(_crc, fresh);
                _length += (uint)fresh.Length;
            }
            else
            {
                GzipHeader.Skip(_input);
                inflater.StartStream();
                (_crc, _length, _inMember) = (0, 0, true);
            }

            if (inflater.IsAtEnd)
            {
                CheckTrailer();
                _inMember = false;
                _ended = !GzipHeader.IsNext(_input);
            }
        }
        catch (FaultException fault)
        {
            // What was inflated before the fault is given out first.
            _fault = fault;
        }
    }

    private void CheckTrailer()
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        _input.Read(trailer);
        if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != _crc || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != _length)
        {
            throw _input.Damaged("its checksum or length does not match what it holds");
        }
    }
}
