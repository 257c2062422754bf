namespace Parquet.Columns;

/// <summary>The distinct texts of a column in order of appearance, and for each value which of them it is.</summary>
internal sealed record TextDictionary(ReadOnlyMemory<char>[] Entries, int[] Indexes)
{
    /// <summary>Null when the distinct texts are more than <paramref name="threshold"/> (0 to 1) of all values: not worth it.</summary>
    public static TextDictionary? TryBuild(ReadOnlySpan<ReadOnlyMemory<char>> values, double threshold)
    {
        int mostEntries = (int)(values.Length * threshold);
        var entries = new List<ReadOnlyMemory<char>>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        int[] indexes = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!known.TryGetValue(values[i].Span, out int index))
            {
                index = entries.Count;
                if (index == mostEntries)
                {
                    return null;
                }

                entries.Add(values[i]);
                known[values[i].Span] = index;
            }

            indexes[i] = index;
        }

        return entries.Count == 0 ? null : new TextDictionary([.. entries], indexes);
    }
}
