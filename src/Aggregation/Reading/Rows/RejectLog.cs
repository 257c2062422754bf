namespace ScenarioOrleans.Aggregation;

/// <summary>Counts rejected rows and names the first ones.</summary>
internal sealed class RejectLog
{
    private readonly long[] _counts = new long[RejectCodes.All.Count];
    private readonly List<RejectedRow> _named = [];
    private int _maxNamed;

    /// <summary>True while a row's text would be kept.</summary>
    public bool HasRoom => _named.Count < _maxNamed;

    public void Reset(int maxNamed)
    {
        _maxNamed = maxNamed;
        Array.Clear(_counts);
        _named.Clear();
    }

    public void Count(string code, long rows = 1) => _counts[IndexOf(code)] += rows;

    public void Name(long index, string code, string text) => _named.Add(new RejectedRow(index, code, text));

    /// <summary>Rows may have been named out of order; the first ones by index are kept.</summary>
    public RejectedRows ToRejectedRows() => _counts.Sum() == 0
        ? RejectedRows.None
        : new RejectedRows([.. _counts], [.. _named.OrderBy(row => row.Index).Take(_maxNamed)]);

    private static int IndexOf(string code)
    {
        var index = 0;
        while (RejectCodes.All[index] != code)
        {
            index++;
        }

        return index;
    }
}
