using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Which group comes next: the one that came after the last one the time before. Keeps how each group's three values were written, with
/// what stood between them, so that a right guess is one comparison of bytes.
/// </summary>
internal sealed unsafe class GroupGuess
{
    /// <summary>Groups with longer values, and those beyond the first so many, are looked up each time.</summary>
    private const int MaxLength = 256;
    private const int MaxGroups = 16_384;
    private const int MaxKept = 1_024;
    private const int Stride = 32;
    private const int FirstRoom = 64;
    private const int RoomStep = 64;

    private byte[] _bytes = [];
    private byte* _first;
    private int _used;
    private Entry[] _entries = [];
    private int _last;

    /// <summary>The group guessed to be next; it need not be known.</summary>
    public int Next { get; private set; }

    public void Clear()
    {
        if (_entries.Length > MaxKept)
        {
            (_entries, _bytes) = ([], []);
        }

        Array.Clear(_entries);
        (_used, _last, Next) = (0, 0, 0);
    }

    /// <summary>The place behind the group's bytes when they stand here, else null.</summary>
    /// <param name="group">The group guessed.</param>
    /// <param name="order">The order of the three fields: the same bytes in another order are something else.</param>
    /// <param name="at">Where they must stand.</param>
    /// <param name="end">Where the bytes at hand end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Match(int group, int order, byte* at, byte* end)
    {
        if ((uint)group >= (uint)_entries.Length)
        {
            return null;
        }

        ref readonly var entry = ref _entries[group];
        var length = entry.Length;
        if (entry.Order != order || length < Stride || length > end - at)
        {
            return null;
        }

        // Strides that overlap at the end, so that there is no rest.
        var bytes = _first + entry.Offset;
        var different = Vector256.Load(at) ^ Vector256.Load(bytes);
        for (var i = Stride; i < length; i += Stride)
        {
            var from = Math.Min(i, length - Stride);
            different |= Vector256.Load(at + from) ^ Vector256.Load(bytes + from);
        }

        return different == Vector256<byte>.Zero ? at + length : null;
    }

    /// <summary>The guessed group or another one came: the next guess follows from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Came(int group)
    {
        if ((uint)_last < (uint)_entries.Length)
        {
            _entries[_last].Successor = group;
        }

        _last = group;
        Next = (uint)group < (uint)_entries.Length ? _entries[group].Successor : group;
    }

    /// <summary>Remembers how a group was written.</summary>
    public void Remember(int group, int order, ReadOnlySpan<byte> written)
    {
        if (group >= MaxGroups || written.Length is < Stride or > MaxLength)
        {
            return;
        }

        if (group >= _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(FirstRoom, Math.Max(group + 1, _entries.Length * 2)));
        }

        ref var entry = ref _entries[group];
        if (entry.Room < written.Length)
        {
            // In steps, so that a group that comes ever longer does not take much more than its longest form.
            entry.Room = (written.Length + RoomStep - 1) / RoomStep * RoomStep;
            entry.Offset = Reserve(entry.Room);
        }

        written.CopyTo(_bytes.AsSpan(entry.Offset));
        (entry.Length, entry.Order) = (written.Length, order);
    }

    private int Reserve(int length)
    {
        if (_used + length > _bytes.Length)
        {
            var bytes = GC.AllocateUninitializedArray<byte>(Math.Max(FirstRoom * MaxLength, (_bytes.Length * 2) + length), pinned: true);
            _bytes.AsSpan(0, _used).CopyTo(bytes);
            _bytes = bytes;
            _first = (byte*)Unsafe.AsPointer(ref bytes[0]);
        }

        _used += length;
        return _used - length;
    }

    private struct Entry
    {
        public int Successor;
        public int Offset;
        public int Length;
        public int Room;
        public int Order;
    }
}
