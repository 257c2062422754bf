using System.Buffers;
using System.Runtime.ExceptionServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Reads another source ahead on a second core while one is free. Progress never waits for the thread pool: whoever needs the next
/// piece while nobody is reading it reads it itself, so without a free core this is as if the source was read directly. The bytes,
/// and a fault behind them, come exactly as the source gives them. One reader.
/// </summary>
/// <param name="inner">Owned. Read by one thread at a time.</param>
/// <param name="mayHelp">Whether a second core may be used now.</param>
internal sealed class AheadSource(ByteSource inner, Func<bool> mayHelp) : ByteSource, IThreadPoolWorkItem
{
    public const int PieceBytes = 64 * 1_024;
    public const int Pieces = 8;

    /// <summary>How long the reader looks out for a piece that is on its way before it goes to sleep.</summary>
    private const int Spins = 20;

    private readonly object _gate = new();
    private readonly byte[]?[] _pieces = new byte[Pieces][];
    private readonly int[] _lengths = new int[Pieces];

    /// <summary>How much of the first ready piece was given out. The reader's alone.</summary>
    private int _given;

    // Guarded by the gate. The pieces from the first one on that are ready belong to the reader, the others to whoever is reading ahead.
    private int _first;
    private int _ready;
    private bool _reading;
    private bool _queued;
    private bool _ended;
    private ExceptionDispatchInfo? _fault;

    public override int Read(Span<byte> room)
    {
        if (TryTakeTurn())
        {
            return ReadDirectly(room);
        }

        if (Volatile.Read(ref _ready) == 0)
        {
            _fault?.Throw();
            return 0;
        }

        var piece = _pieces[_first].AsSpan(_given, _lengths[_first] - _given);
        var count = Math.Min(room.Length, piece.Length);
        piece[..count].CopyTo(room);
        _given += count;
        if (count == piece.Length)
        {
            PassPiece();
        }

        return count;
    }

    /// <summary>Reads ahead until there is no room; never waits.</summary>
    public void Execute()
    {
        using var core = FoldCores.Take();
        while (TryStartPiece(out var slot))
        {
            var piece = _pieces[slot] ??= ArrayPool<byte>.Shared.Rent(PieceBytes);
            var length = 0;
            ExceptionDispatchInfo? fault = null;
            var ended = false;
            try
            {
                while (length < PieceBytes && !ended)
                {
                    var count = inner.Read(piece.AsSpan(length, PieceBytes - length));
                    length += count;
                    ended = count == 0;
                }
            }
            catch (Exception anything)
            {
                // Whatever it is, it is the reader's: it comes where the bytes end.
                (fault, ended) = (ExceptionDispatchInfo.Capture(anything), true);
            }

            _lengths[slot] = length;
            lock (_gate)
            {
                _ready += length > 0 ? 1 : 0;
                Finish(ended, fault);
            }
        }
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            while (_reading)
            {
                Monitor.Wait(_gate);
            }

            // From here on nobody starts another piece.
            _ended = true;
        }

        inner.Dispose();
        for (var i = 0; i < Pieces; i++)
        {
            if (_pieces[i] is { } piece)
            {
                _pieces[i] = null;
                ArrayPool<byte>.Shared.Return(piece);
            }
        }
    }

    /// <summary>True: it is the caller's turn to read. False: a piece is ready, or there are no more.</summary>
    private bool TryTakeTurn()
    {
        var spin = new SpinWait();
        while (true)
        {
            lock (_gate)
            {
                if (_ready > 0 || _ended)
                {
                    return false;
                }

                if (!_reading)
                {
                    _reading = true;
                    return true;
                }

                if (spin.Count >= Spins)
                {
                    Monitor.Wait(_gate);
                }
            }

            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private int ReadDirectly(Span<byte> room)
    {
        var count = 0;
        ExceptionDispatchInfo? fault = null;
        try
        {
            count = inner.Read(room);
        }
        catch (Exception anything)
        {
            fault = ExceptionDispatchInfo.Capture(anything);
        }

        lock (_gate)
        {
            Finish(count == 0, fault);
            Offer();
        }

        fault?.Throw();
        return count;
    }

    private void PassPiece()
    {
        _given = 0;
        lock (_gate)
        {
            _first = (_first + 1) % Pieces;
            _ready--;
            Offer();
        }
    }

    private bool TryStartPiece(out int slot)
    {
        lock (_gate)
        {
            slot = (_first + _ready) % Pieces;
            _queued = !_ended && !_reading && _ready < Pieces;
            _reading |= _queued;
            return _queued;
        }
    }

    private void Finish(bool ended, ExceptionDispatchInfo? fault)
    {
        _reading = false;
        _ended |= ended;
        _fault ??= fault;
        Monitor.PulseAll(_gate);
    }

    /// <summary>Asks for help once there is room for several pieces.</summary>
    private void Offer()
    {
        if (!_queued && !_ended && _ready <= Pieces / 2 && mayHelp())
        {
            _queued = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
