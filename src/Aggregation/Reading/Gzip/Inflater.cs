using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Inflates one deflate stream after another (RFC 1951), in pieces. The output buffer holds the last 32 KiB already given out, which
/// matches may refer to, and what is new.
/// </summary>
internal sealed class Inflater(BitInput input) : IDisposable
{
    /// <summary>How far back a match may refer.</summary>
    public const int History = 32 * 1_024;

    private const int Piece = 96 * 1_024;

    /// <summary>A whole match, and what copying in strides may write past it.</summary>
    private const int Slack = 512;

    private readonly InflateTables _tables = new();
    private byte[] _output = ArrayPool<byte>.Shared.Rent(History + Piece + Slack);
    private int _given;
    private int _end;
    private int _streamStart;
    private Block _block = Block.None;
    private bool _isLastBlock;
    private int _storedLeft;

    private enum Block
    {
        None,
        Stored,
        Coded,
        StreamEnd,
    }

    /// <summary>What was inflated and not given out yet.</summary>
    public ReadOnlySpan<byte> Available => _output.AsSpan(_given, _end - _given);

    /// <summary>The stream's last block is inflated; the input is right behind it, at a whole byte.</summary>
    public bool IsAtEnd => _block == Block.StreamEnd;

    public void Give(int count) => _given += count;

    /// <summary>Starts on a new stream, which cannot refer to the one before.</summary>
    public void StartStream()
    {
        _block = Block.None;
        _isLastBlock = false;
        _streamStart = _end;
    }

    /// <summary>Inflates some more; what was available must have been given out.</summary>
    /// <returns>What is new.</returns>
    /// <exception cref="FaultException">The stream is damaged; what came before is available.</exception>
    public ReadOnlySpan<byte> Inflate()
    {
        Slide();
        var start = _end;
        while (_end < History + Piece && _block != Block.StreamEnd)
        {
            input.Fill();
            Step();
        }

        return _output.AsSpan(start, _end - start);
    }

    public void Dispose()
    {
        if (_output.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_output);
            _output = [];
        }

        input.Dispose();
    }

    private void Slide()
    {
        if (_end <= History)
        {
            return;
        }

        var shift = _end - History;
        _output.AsSpan(shift, History).CopyTo(_output);
        _end = _given = History;
        _streamStart = Math.Max(0, _streamStart - shift);
    }

    private void Step()
    {
        switch (_block)
        {
            case Block.None when _isLastBlock:
                input.AlignToByte();
                _block = Block.StreamEnd;
                break;
            case Block.None:
                StartBlock();
                break;
            case Block.Stored:
                CopyStored();
                break;
            default:
                if (InflateLoop.Run(input, _tables, _output, _streamStart, ref _end, History + Piece))
                {
                    _block = Block.None;
                }

                break;
        }
    }

    private void StartBlock()
    {
        _isLastBlock = input.Take(1) == 1;
        switch (input.Take(2))
        {
            case 0:
                input.AlignToByte();
                var (length, check) = (input.Take(16), input.Take(16));
                if ((length ^ check) != ushort.MaxValue)
                {
                    throw input.Damaged("the length of a stored block is wrong");
                }

                input.AlignToByte();
                _storedLeft = (int)length;
                _block = Block.Stored;
                break;
            case 1:
                _tables.SetFixed();
                _block = Block.Coded;
                break;
            case 2:
                _tables.ReadDynamic(input);
                _block = Block.Coded;
                break;
            default:
                throw input.Damaged("a block is of no known type");
        }
    }

    private void CopyStored()
    {
        var room = Math.Min(_storedLeft, History + Piece - _end);
        var count = input.Copy(_output.AsSpan(_end, room));
        if (count == 0 && room > 0)
        {
            throw input.Ended();
        }

        _end += count;
        _storedLeft -= count;
        if (_storedLeft == 0)
        {
            _block = Block.None;
        }
    }
}
