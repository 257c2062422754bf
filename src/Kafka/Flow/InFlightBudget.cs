namespace ScenarioOrleans.Kafka.Flow;

/// <summary>
/// How much may be in flight, in messages and in bytes. Full at either limit; has room again when both have fallen to three quarters,
/// so that pausing does not flutter. Batches count by their bytes, and take one of few slots each; while a batch waits for a slot there
/// is no room. Thread-safe.
/// </summary>
public sealed class InFlightBudget(int maxMessages, long maxBytes, int batchSlots = 2)
{
    private readonly object _lock = new();
    private int _messages;
    private long _bytes;
    private int _batches;
    private bool _waiting;

    /// <summary>Messages that are handled one by one.</summary>
    public int Messages => Volatile.Read(ref _messages);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Nothing is in flight.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _messages == 0 && _batches == 0;
            }
        }
    }

    /// <summary>Nothing more should be taken.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
            {
                return _waiting || _messages >= maxMessages || _bytes >= maxBytes;
            }
        }
    }

    /// <summary>After having been full: taking may go on.</summary>
    public bool HasRoom
    {
        get
        {
            lock (_lock)
            {
                return HasRoomLocked;
            }
        }
    }

    /// <summary>A batch can be taken.</summary>
    public bool HasSlot => Volatile.Read(ref _batches) < batchSlots;

    private bool HasRoomLocked => !_waiting && _messages <= maxMessages * 3L / 4 && _bytes <= maxBytes / 4 * 3;

    /// <summary>A message of this size is in flight. Always succeeds: one message may exceed the limit.</summary>
    public void Take(long bytes)
    {
        lock (_lock)
        {
            _messages++;
            _bytes += bytes;
        }
    }

    /// <summary>Ends one <see cref="Take"/> of the same size.</summary>
    public void Release(long bytes)
    {
        lock (_lock)
        {
            _messages--;
            _bytes -= bytes;
            if (HasRoomLocked)
            {
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>A batch of this size is in flight, if a slot is free.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="wait">If none is, there is no room until one is.</param>
    public bool TryTakeSlot(long bytes, bool wait)
    {
        lock (_lock)
        {
            if (_batches >= batchSlots)
            {
                _waiting |= wait;
                return false;
            }

            _waiting = false;
            _batches++;
            _bytes += bytes;
            return true;
        }
    }

    /// <summary>Ends one <see cref="TryTakeSlot"/> of the same size.</summary>
    public void ReleaseSlot(long bytes)
    {
        lock (_lock)
        {
            _waiting = false;
            _batches--;
            _bytes -= bytes;
            if (HasRoomLocked)
            {
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Blocks the calling thread until there is room, at most this long. Returns whether there is.</summary>
    public bool WaitForRoom(TimeSpan limit)
    {
        lock (_lock)
        {
            return HasRoomLocked || (Monitor.Wait(_lock, limit) && HasRoomLocked);
        }
    }
}
