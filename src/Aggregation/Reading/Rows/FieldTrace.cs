namespace ScenarioOrleans.Aggregation;

/// <summary>Which fields a row had, in order, and whether the next row may be guessed from it: every field known and there once.</summary>
internal sealed class FieldTrace
{
    private readonly int[] _fields = new int[RowField.Count];
    /// <summary>The fields in the order in which they came.</summary>
    public ReadOnlySpan<int> Fields => _fields.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>One bit for each field.</summary>
    public int Seen { get; private set; }

    public bool IsPlain { get; private set; }

    public void Clear() => (Count, IsPlain, Seen) = (0, true, 0);

    public void Add(int field, bool nameEscaped)
    {
        if (field == RowField.Unknown || nameEscaped || (Seen & (1 << field)) != 0)
        {
            IsPlain = false;
            return;
        }

        Seen |= 1 << field;
        _fields[Count++] = field;
    }
}
