namespace ScenarioOrleans.Kafka.Partitions;

/// <summary>
/// How far one partition is done without gaps. Offsets are added in ascending order as they are received and completed in any order;
/// <see cref="Committable"/> never passes one that was added and not completed. Offsets that the broker left out (compacted away,
/// transaction markers) hold nothing up. Not thread-safe.
/// </summary>
public sealed class OffsetWatermark
{
    private const int InitialCapacity = 64;

    // A ring of the offsets from the first one not done to the last one added; the length is a power of two.
    private long[] _offsets = new long[InitialCapacity];
    private bool[] _done = new bool[InitialCapacity];
    private int _first;
    private int _count;
    private long _next;

    /// <param name="start">The first offset that is not done, that is the committed one; below 0 if nothing is known.</param>
    public OffsetWatermark(long start) => _next = Math.Max(start, Unknown);

    /// <summary>No offset was received, and none was known at the start.</summary>
    public const long Unknown = -1;

    /// <summary>The offset to commit: everything below it is done. <see cref="Unknown"/> while nothing is known.</summary>
    public long Committable => _count > 0 ? _offsets[_first] : _next;

    /// <summary>The lowest offset that may still be added: one past the last received.</summary>
    public long Next => _next;

    /// <summary>How many offsets were added and are not completed.</summary>
    public int InFlight { get; private set; }

    /// <summary>How many offsets lie between the watermark and <see cref="Next"/>, done ones included: what this object holds in memory.</summary>
    public int UnfinishedSpan => _count;

    /// <summary>An offset was received. Returns false, and changes nothing, if it lies below <see cref="Next"/>.</summary>
    public bool TryAdd(long offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (offset < _next)
        {
            return false;
        }

        if (_count == _offsets.Length)
        {
            Grow();
        }

        var at = Slot(_count);
        _offsets[at] = offset;
        _done[at] = false;
        _count++;
        InFlight++;
        _next = offset + 1;
        return true;
    }

    /// <summary>No offset below this one is to come: it is the lowest that may be added next. Changes nothing if that is so already.</summary>
    public void SkipTo(long offset) => _next = Math.Max(_next, offset);

    /// <summary>
    /// An offset is done. Returns false, and changes nothing, if it is not in flight: never added, or completed before.
    /// </summary>
    public bool Complete(long offset) => Complete(offset, offset) == 1;

    /// <summary>All offsets from one to another, both included, are done. Returns how many of them were in flight.</summary>
    public int Complete(long first, long last)
    {
        var completed = 0;
        for (var index = FirstFrom(first); index < _count && Slot(index) is var at && _offsets[at] <= last; index++)
        {
            completed += _done[at] ? 0 : 1;
            _done[at] = true;
        }

        InFlight -= completed;
        while (_count > 0 && _done[_first])
        {
            _first = Slot(1);
            _count--;
        }

        return completed;
    }

    private int Slot(int index) => (_first + index) & (_offsets.Length - 1);

    /// <summary>The index of the lowest offset that is not below this one; the count if there is none.</summary>
    private int FirstFrom(long offset)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_offsets[Slot(middle)] < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void Grow()
    {
        var offsets = new long[_offsets.Length * 2];
        var done = new bool[offsets.Length];
        for (var index = 0; index < _count; index++)
        {
            offsets[index] = _offsets[Slot(index)];
            done[index] = _done[Slot(index)];
        }

        (_offsets, _done, _first) = (offsets, done, 0);
    }
}
