using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Finds a group by the bytes of its three values as they stand in the JSON: no text is made of them until the message is read.
/// Values with escapes are resolved; their written form is remembered too, so that the next row with it costs no more than any other.
/// </summary>
internal sealed unsafe class GroupTable
{
    /// <summary>Written forms with escapes that are remembered; a hostile message could write one group in very many.</summary>
    private const int MaxAliases = 4_096;
    private const int MaxAliasLength = 1_024;

    /// <summary>A text that is not composed has no more than so many times the bytes.</summary>
    private const int MostDecomposed = 4;
    private const int None = -1;
    private const int FirstBuckets = 16;
    private const int MaxKept = 4_096;

    private readonly List<int> _groupEntries = [];
    private int[] _buckets = new int[FirstBuckets];
    private Entry[] _entries = new Entry[FirstBuckets];
    private int _entryCount;
    private byte[] _bytes = new byte[1_024];
    private int _byteCount;
    private int _aliasBytes;
    private byte[] _decoded = [];
    private FoldLimits _limits = FoldLimits.Default;
    private bool _clean;

    public int Count => _groupEntries.Count;

    /// <param name="limits">What groups may cost.</param>
    /// <param name="clean">Whether names lose blanks around them and are composed.</param>
    public void Reset(FoldLimits limits, bool clean)
    {
        if (_entryCount > MaxKept)
        {
            (_buckets, _entries, _bytes) = (new int[FirstBuckets], new Entry[FirstBuckets], new byte[1_024]);
        }

        (_limits, _clean) = (limits, clean);
        _groupEntries.Clear();
        (_entryCount, _byteCount, _aliasBytes) = (0, 0, 0);
        Array.Clear(_buckets);
    }

    /// <summary>The number of the group, from 0 in order of first appearance, or -1 when a value holds half a surrogate pair.</summary>
    /// <exception cref="FaultException">Too many groups, or a value is too long.</exception>
    public int Find(in RowValue first, in RowValue second, in RowValue third)
    {
        var key = new GroupBytes(first.Bytes, second.Bytes, third.Bytes, first.Escaped | second.Escaped | third.Escaped);
        var hash = key.Hash();
        var entry = Lookup(key, hash);
        if (entry != None)
        {
            return _entries[entry].Group;
        }

        return key.Written || (_clean && !key.AreClean) ? FindPlain(key, hash) : AddGroup(key, hash);
    }

    /// <summary>The same, but -1 also for a group that did not come before.</summary>
    public int FindKnown(in RowValue first, in RowValue second, in RowValue third)
    {
        var key = new GroupBytes(first.Bytes, second.Bytes, third.Bytes, first.Escaped | second.Escaped | third.Escaped);
        var entry = Lookup(key, key.Hash());
        return entry == None ? None : _entries[entry].Group;
    }

    public GroupKey KeyOf(int group)
    {
        ref readonly var entry = ref _entries[_groupEntries[group]];
        var bytes = _bytes.AsSpan(entry.Offset);
        return new GroupKey(
            Encoding.UTF8.GetString(bytes[..entry.First]),
            Encoding.UTF8.GetString(bytes.Slice(entry.First, entry.Second)),
            Encoding.UTF8.GetString(bytes.Slice(entry.First + entry.Second, entry.Third)));
    }

    /// <summary>The group of values that have escapes or are not clean.</summary>
    private int FindPlain(in GroupBytes written, uint hash)
    {
        if (_decoded.Length < written.Length)
        {
            _decoded = new byte[written.Length];
        }

        var room = _decoded.AsSpan();
        if (!JsonString.TryDecode(written.First, room, out var first)
            || !JsonString.TryDecode(written.Second, room[first..], out var second)
            || !JsonString.TryDecode(written.Third, room[(first + second)..], out var third))
        {
            return None;
        }

        var key = new GroupBytes(room[..first], room.Slice(first, second), room.Slice(first + second, third), false);
        key = _clean ? Clean(key) : key;
        var plainHash = key.Hash();
        var entry = Lookup(key, plainHash);
        var group = entry != None ? _entries[entry].Group : AddGroup(key, plainHash);
        if (_entryCount - Count < MaxAliases && written.Length <= MaxAliasLength && Lookup(written, hash) == None)
        {
            AddEntry(written, hash, group);
            _aliasBytes += written.Length;
        }

        return group;
    }

    private GroupBytes Clean(GroupBytes key)
    {
        key = key.Trimmed();
        CheckNames(key, MostDecomposed);
        return key.Cleaned();
    }

    private void CheckNames(in GroupBytes key, long factor)
    {
        if (key.LongestName > _limits.MaxNameBytes * factor)
        {
            throw new FaultException(
                FaultCodes.TooLarge,
                $"A dimension's value is longer than {_limits.MaxNameBytes} bytes, the limit set; shorten it or raise the limit.");
        }
    }

    private int AddGroup(in GroupBytes key, uint hash)
    {
        CheckNames(key, 1);
        if (Count == _limits.MaxGroups || _byteCount + key.Length > _limits.MaxGroupNameBytes + _aliasBytes)
        {
            throw new FaultException(
                FaultCodes.TooLarge,
                $"The message has more than {_limits.MaxGroups} groups, or their values have more than {_limits.MaxGroupNameBytes} bytes together, "
                + "the limits set; send it in several messages or raise the limits.");
        }

        _groupEntries.Add(_entryCount);
        AddEntry(key, hash, Count - 1);
        return Count - 1;
    }

    private int Lookup(in GroupBytes key, uint hash)
    {
        for (var next = _buckets[hash & (uint)(_buckets.Length - 1)]; next != 0; next = _entries[next - 1].Next)
        {
            ref readonly var entry = ref _entries[next - 1];
            if (entry.Hash == hash && entry.Written == key.Written && Matches(entry, key))
            {
                return next - 1;
            }
        }

        return None;
    }

    private bool Matches(in Entry entry, in GroupBytes key)
    {
        if (entry.First != key.First.Length || entry.Second != key.Second.Length || entry.Third != key.Third.Length)
        {
            return false;
        }

        var bytes = _bytes.AsSpan(entry.Offset, key.Length);
        return bytes[..entry.First].SequenceEqual(key.First)
            && bytes.Slice(entry.First, entry.Second).SequenceEqual(key.Second)
            && bytes[(entry.First + entry.Second)..].SequenceEqual(key.Third);
    }

    private void AddEntry(in GroupBytes key, uint hash, int group)
    {
        if (_entryCount == _entries.Length)
        {
            Array.Resize(ref _entries, _entryCount * 2);
            Rehash();
        }

        if (_byteCount + key.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _byteCount + key.Length));
        }

        key.CopyTo(_bytes.AsSpan(_byteCount));
        ref var bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        _entries[_entryCount] = new Entry
        {
            Hash = hash,
            Next = bucket,
            Group = group,
            Written = key.Written,
            Offset = _byteCount,
            First = key.First.Length,
            Second = key.Second.Length,
            Third = key.Third.Length,
        };
        bucket = ++_entryCount;
        _byteCount += key.Length;
    }

    private void Rehash()
    {
        _buckets = new int[_entries.Length];
        for (var i = 0; i < _entryCount; i++)
        {
            ref var bucket = ref _buckets[_entries[i].Hash & (uint)(_buckets.Length - 1)];
            _entries[i].Next = bucket;
            bucket = i + 1;
        }
    }

    private struct Entry
    {
        public uint Hash;

        /// <summary>The next entry of the bucket, plus one.</summary>
        public int Next;
        public int Group;
        public bool Written;
        public int Offset;
        public int First;
        public int Second;
        public int Third;
    }
}
