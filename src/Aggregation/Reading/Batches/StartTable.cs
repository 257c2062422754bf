namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Message starts by their bytes, up to the first opening bracket. The same programs send the same starts again and again, so most need not be read.
/// </summary>
internal sealed class StartTable
{
    private const int MaxLength = 1_024;
    private const int MaxCount = 1 << 15;
    private const int MaxBytes = 4 << 20;
    private const int FirstSlots = 64;
    private const int FirstBytes = 4_096;

    private Entry[] _entries = new Entry[FirstSlots / 2];

    /// <summary>Open addressing, a power of two, at most half full: the entry's number plus one, or 0.</summary>
    private int[] _slots = new int[FirstSlots];
    private byte[] _bytes = new byte[FirstBytes];
    private int _byteCount;
    private int _count;

    public bool IsFull => _count == MaxCount || _byteCount + MaxLength > MaxBytes;

    /// <summary>The message's bytes up to and with the first opening bracket; empty when there is none early enough.</summary>
    public static ReadOnlySpan<byte> StartOf(ReadOnlySpan<byte> json)
    {
        var head = json[..Math.Min(json.Length, MaxLength)];
        return head[..(head.IndexOf((byte)'[') + 1)];
    }

    /// <summary>False: not seen before. Null: seen, and of no use.</summary>
    public bool TryFind(ReadOnlySpan<byte> start, out MessageStart? meaning)
    {
        var number = _slots[SlotOf(start, ByteHash.Of(0, start).Fold())];
        meaning = number == 0 ? null : _entries[number - 1].Meaning;
        return number != 0;
    }

    /// <summary>Adds a start that is not there; nothing when the table is full.</summary>
    public void Add(ReadOnlySpan<byte> start, MessageStart? meaning)
    {
        if (IsFull)
        {
            return;
        }

        if (_count == _entries.Length)
        {
            Grow();
        }

        if (_byteCount + start.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _byteCount + start.Length));
        }

        var hash = ByteHash.Of(0, start).Fold();
        var slot = SlotOf(start, hash);
        start.CopyTo(_bytes.AsSpan(_byteCount));
        _entries[_count] = new Entry { Hash = hash, Offset = _byteCount, Length = start.Length, Meaning = meaning };
        _slots[slot] = ++_count;
        _byteCount += start.Length;
    }

    public void Clear()
    {
        (_entries, _slots, _bytes) = (new Entry[FirstSlots / 2], new int[FirstSlots], new byte[FirstBytes]);
        (_count, _byteCount) = (0, 0);
    }

    /// <summary>Where the start is, or the free slot where it would be.</summary>
    private int SlotOf(ReadOnlySpan<byte> start, uint hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] != 0 && !IsAt(_entries[_slots[slot] - 1], start, hash))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private bool IsAt(in Entry entry, ReadOnlySpan<byte> start, uint hash) =>
        entry.Hash == hash && _bytes.AsSpan(entry.Offset, entry.Length).SequenceEqual(start);

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < _count; i++)
        {
            var slot = (int)_entries[i].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    private struct Entry
    {
        public uint Hash;
        public int Offset;
        public int Length;
        public MessageStart? Meaning;
    }
}
