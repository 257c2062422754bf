namespace ScenarioOrleans.Aggregation;

/// <summary>The rows of a message that could not be used: all counted, the first ones named.</summary>
public sealed class RejectedRows
{
    private readonly long[] _counts;

    /// <param name="counts">For each of <see cref="RejectCodes.All"/>.</param>
    /// <param name="items">The rows named, by index ascending.</param>
    internal RejectedRows(long[] counts, IReadOnlyList<RejectedRow> items)
    {
        _counts = counts;
        Items = items;
        Count = counts.Sum();
    }

    public static RejectedRows None { get; } = new(new long[RejectCodes.All.Count], []);

    public long Count { get; }

    /// <summary>Codes that occurred, in the order in which a row is tested.</summary>
    public IEnumerable<KeyValuePair<string, long>> CountByCode =>
        RejectCodes.All.Zip(_counts, KeyValuePair.Create).Where(pair => pair.Value > 0);

    /// <summary>The first rejected rows, by index; <see cref="Unnamed"/> more are only counted.</summary>
    public IReadOnlyList<RejectedRow> Items { get; }

    public long Unnamed => Count - Items.Count;

    /// <summary>The rejects of two messages together.</summary>
    public static RejectedRows Combine(RejectedRows left, RejectedRows right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new RejectedRows([.. left._counts.Zip(right._counts, (l, r) => l + r)], [.. left.Items, .. right.Items]);
    }
}
