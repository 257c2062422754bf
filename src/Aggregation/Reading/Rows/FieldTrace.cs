namespace ScenarioOrleans.Aggregation;

/// <summary>Which fields a row had, in order, and whether the next row may be guessed from it: every field known and there once.</summary>
internal sealed class FieldTrace
{
    private readonly int[] _fields = new int[RowField.Count];
    private readonly NameRank[] _ranks = new NameRank[RowField.Count];

    /// <summary>The fields in the order in which they came.</summary>
    public ReadOnlySpan<int> Fields => _fields.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>One bit for each field.</summary>
    public int Seen { get; private set; }

    public bool IsPlain { get; private set; }

    public void Clear()
    {
        (Count, IsPlain, Seen) = (0, true, 0);
        Array.Clear(_ranks);
    }

    /// <summary>A name that means nothing came.</summary>
    public void AddUnknown() => IsPlain = false;

    /// <summary>A field came. False when its value does not count, because it came under a better name before.</summary>
    public bool Add(int field, NameRank rank, bool nameEscaped)
    {
        if (rank < _ranks[field])
        {
            IsPlain = false;
            return false;
        }

        _ranks[field] = rank;
        if (nameEscaped || (Seen & (1 << field)) != 0)
        {
            IsPlain = false;
        }
        else
        {
            _fields[Count++] = field;
        }

        Seen |= 1 << field;
        return true;
    }
}
