namespace ScenarioOrleans.Aggregation;

/// <summary>The columns of one array of rows that were not read and look like one that may be missing.</summary>
internal sealed class UnreadColumns
{
    private const int MaxColumns = 64;
    private const int MaxNamed = 5;

    /// <summary>In the order of their names: which are kept when they are many, and what is said of them, does not depend on the order of rows.</summary>
    private readonly SortedDictionary<string, int> _columns = new(StringComparer.Ordinal);

    public void Clear() => _columns.Clear();

    /// <param name="name">The column's name.</param>
    /// <param name="likeness">The fields it looks like, one bit each.</param>
    public void Add(string name, int likeness)
    {
        _columns[name] = likeness;
        if (_columns.Count > MaxColumns)
        {
            _columns.Remove(_columns.Keys.Last());
        }
    }

    /// <summary>One note for each field that no row has and some column looks like.</summary>
    /// <param name="there">The fields that rows have, one bit each.</param>
    public IReadOnlyList<Note> Notes(int there)
    {
        if (_columns.Count == 0)
        {
            return [];
        }

        return
        [
            .. from field in Enumerable.Range(0, RowField.Count)
               where (there & (1 << field)) == 0
               let columns = _columns.Where(column => (column.Value & (1 << field)) != 0).Select(column => column.Key).Take(MaxNamed).ToList()
               where columns.Count > 0
               select Note.UnreadColumn(RowField.Name(field), columns),
        ];
    }
}
