using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The days of all groups of one message, in order of first appearance, found by group and day. Cells never move while rows are added;
/// nothing is allocated but for new days, in chunks.
/// </summary>
internal sealed class CellStore
{
    private const int ChunkBits = 7;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSlots = 64;

    /// <summary>What is kept for the next message; more is given back.</summary>
    private const int MaxKeptChunks = 256;

    private DayCell[][] _chunks = [];
    private int[] _groupOf = new int[ChunkSize];

    /// <summary>Open addressing, a power of two, at most half full: the cell's number plus one, or 0.</summary>
    private int[] _slots = new int[FirstSlots];

    public int Count { get; private set; }

    public void Reset()
    {
        if (_chunks.Length > MaxKeptChunks)
        {
            Array.Resize(ref _chunks, MaxKeptChunks);
            _groupOf = new int[ChunkSize];
            _slots = new int[FirstSlots];
        }

        if (Count > 0)
        {
            Array.Clear(_slots);
        }

        Count = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref DayCell At(int cell) => ref _chunks[cell >> ChunkBits][cell & (ChunkSize - 1)];

    public int GroupOf(int cell) => _groupOf[cell];

    /// <summary>The cell of a group's day, or -1.</summary>
    public int Find(int group, int day) => _slots[SlotOf(group, day)] - 1;

    /// <summary>A new empty cell for a day that the group does not have yet.</summary>
    public int Add(int group, int day)
    {
        if (Count * 2 >= _slots.Length)
        {
            Grow();
        }

        var cell = Count++;
        if (cell >> ChunkBits == _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(1, _chunks.Length * 2));
        }

        _chunks[cell >> ChunkBits] ??= new DayCell[ChunkSize];

        if (cell == _groupOf.Length)
        {
            Array.Resize(ref _groupOf, cell * 2);
        }

        _groupOf[cell] = group;
        At(cell) = default;
        At(cell).Day = day;
        _slots[SlotOf(group, day)] = cell + 1;
        return cell;
    }

    /// <summary>Where the day is, or the free slot where it would be.</summary>
    private int SlotOf(int group, int day)
    {
        var key = ((ulong)(uint)group << 32) | (uint)day;
        var mask = _slots.Length - 1;
        var slot = (int)ByteHash.Of(key) & mask;
        while (_slots[slot] != 0 && !(_groupOf[_slots[slot] - 1] == group && At(_slots[slot] - 1).Day == day))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var cell = 0; cell < Count; cell++)
        {
            _slots[SlotOf(_groupOf[cell], At(cell).Day)] = cell + 1;
        }
    }
}
