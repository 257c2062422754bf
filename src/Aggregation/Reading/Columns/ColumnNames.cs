using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Finds out what names mean that are no column's exact name, and remembers it, since the rows of a message have the same ones in the same
/// order. Not thread-safe.
/// </summary>
internal sealed class ColumnNames
{
    private const int MaxRemembered = 256;
    private const int MaxRememberedLength = 512;
    private const int MaxPlaces = 64;

    private static readonly Dictionary<string, int> Near =
        Enumerable.Range(0, RowField.Count).ToDictionary(field => NameFold.Of(RowField.Name(field)));

    private readonly Dictionary<ulong, Entry> _entries = [];

    /// <summary>What came at each place the last time, counting such names only.</summary>
    private readonly Entry?[] _places = new Entry?[MaxPlaces];
    private readonly UnreadColumns _unread = new();
    private FoldNames _names = FoldNames.Default;
    private int _place;
    private int _array;

    /// <summary>The fields that unread columns of the row look like, one bit each.</summary>
    public int Likeness { get; private set; }

    /// <summary>The field whose name a folded name is, or <see cref="RowField.Unknown"/>.</summary>
    public static int FindNear(string folded) => Near.GetValueOrDefault(folded, RowField.Unknown);

    public void Use(FoldNames names)
    {
        if (!ReferenceEquals(names, _names))
        {
            _names = names;
            Forget();
        }
    }

    /// <summary>Starts on another array of rows.</summary>
    public void StartArray()
    {
        _array++;
        _unread.Clear();
    }

    public void StartRow() => (_place, Likeness) = (0, 0);

    /// <summary>What to say of the array's columns that were not read.</summary>
    /// <param name="there">The fields that its rows have, one bit each.</param>
    public IReadOnlyList<Note> Notes(int there) => _unread.Notes(there);

    /// <param name="name">As it stands between its quotes; no exact name.</param>
    /// <param name="escaped">Whether it has escapes.</param>
    public Column Find(ReadOnlySpan<byte> name, bool escaped)
    {
        var place = _place++;
        var entry = place < MaxPlaces ? _places[place] : null;
        if (name.Length > MaxRememberedLength)
        {
            entry = Resolve(name, escaped);
        }
        else if (entry is null || !name.SequenceEqual(entry.Written))
        {
            entry = FindEntry(name, escaped);
            if (place < MaxPlaces)
            {
                _places[place] = entry;
            }
        }

        if (entry.Meaning.Likeness != 0)
        {
            Likeness |= entry.Meaning.Likeness;
            if (entry.Array != _array)
            {
                entry.Array = _array;
                _unread.Add(entry.Text, entry.Meaning.Likeness);
            }
        }

        return entry.Meaning;
    }

    private Entry FindEntry(ReadOnlySpan<byte> name, bool escaped)
    {
        var hash = ByteHash.Of(0, name);
        if (_entries.TryGetValue(hash, out var entry) && name.SequenceEqual(entry.Written))
        {
            return entry;
        }

        entry = Resolve(name, escaped);
        if (_entries.Count == MaxRemembered)
        {
            Forget();
        }

        _entries[hash] = entry;
        return entry;
    }

    private Entry Resolve(ReadOnlySpan<byte> name, bool escaped)
    {
        var plain = name.ToArray();
        var length = plain.Length;
        if (escaped && !JsonString.TryDecode(name, plain, out length))
        {
            return new Entry(name.ToArray(), "", new Column(RowField.Unknown, NameRank.None, 0));
        }

        var text = Encoding.UTF8.GetString(plain, 0, length);
        var folded = NameFold.Of(text);
        var near = FindNear(folded);
        var field = near == RowField.Unknown ? _names.Aliases.Find(folded) : near;
        var meaning = field == RowField.Unknown
            ? new Column(field, NameRank.None, ColumnLikeness.Of(text))
            : new Column(field, near == RowField.Unknown ? NameRank.Configured : NameRank.Near, 0);
        return new Entry(name.ToArray(), text, meaning);
    }

    private void Forget()
    {
        _entries.Clear();
        Array.Clear(_places);
    }

    private sealed record Entry(byte[] Written, string Text, Column Meaning)
    {
        /// <summary>The last array of rows it was seen in.</summary>
        public int Array { get; set; }
    }
}
