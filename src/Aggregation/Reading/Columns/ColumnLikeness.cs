namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Which known columns a name looks like to a person: it has their telling words, give or take a letter or an ending, or is nearly their
/// name as a whole. Only ever the reason for a note: nothing is read by likeness.
/// </summary>
internal static class ColumnLikeness
{
    private const int LongestName = 128;
    private const int LongestShortWord = 4;
    private const int LongestMiddleWord = 7;

    /// <summary>For a field the words of which one set tells it.</summary>
    private static readonly (int Field, string[] Words)[] Telling =
    [
        ((int)Measure.Volume, ["volume"]),
        ((int)Measure.Volume, ["offered"]),
        ((int)Measure.Abandons, ["abandon"]),
        ((int)Measure.TopLineAgents, ["agent"]),
        ((int)Measure.TopLineAgents, ["fte"]),
        ((int)Measure.BaseAht, ["aht"]),
        ((int)Measure.BaseAht, ["handle", "time"]),
        ((int)Measure.HandledThreshold, ["threshold"]),
        ((int)Measure.ServiceLevel, ["service", "level"]),
        ((int)Measure.ServiceLevel, ["sl"]),
        ((int)Measure.AcceptableWaitTime, ["acceptable"]),
        ((int)Measure.AcceptableWaitTime, ["wait", "time"]),
        ((int)Measure.AcceptableWaitTime, ["awt"]),
        ((int)Measure.TotalQueueTime, ["queue", "time"]),
        ((int)Measure.TotalQueueTime, ["total", "queue"]),
        ((int)Measure.TotalQueueTime, ["tqt"]),
        (RowField.FirstDimension, ["contact", "type"]),
        (RowField.FirstDimension + 1, ["staff", "type"]),
        (RowField.FirstDimension + 2, ["center"]),
        (RowField.Week, ["week"]),
        (RowField.Week, ["date"]),
    ];

    private static readonly string[] Joined = [.. Enumerable.Range(0, RowField.Count).Select(field => string.Concat(NameWords.Of(RowField.Name(field))))];

    /// <summary>The fields, one bit each.</summary>
    public static int Of(string name)
    {
        if (name.Length > LongestName)
        {
            return 0;
        }

        var words = NameWords.Of(name);
        var joined = string.Concat(words);
        var likeness = 0;
        foreach (var (field, telling) in Telling)
        {
            var isThere = telling.All(word => words.Exists(other => IsLike(other, word))) || Contains(joined, string.Concat(telling));
            likeness |= isThere ? 1 << field : 0;
        }

        for (var field = 0; field < RowField.Count; field++)
        {
            likeness |= IsNear(joined, Joined[field]) ? 1 << field : 0;
        }

        return likeness;
    }

    private static bool Contains(string joined, string telling) => telling.Length > LongestShortWord && joined.Contains(telling, StringComparison.Ordinal);

    /// <summary>The same word, with another ending, or with a letter or two wrong.</summary>
    private static bool IsLike(string word, string telling) =>
        word == telling || word == telling + "s" || (telling.Length > LongestShortWord && (word.StartsWith(telling, StringComparison.Ordinal) || IsNear(word, telling)));

    private static bool IsNear(string word, string telling) =>
        telling.Length > LongestShortWord && EditDistance.IsAtMost(word, telling, telling.Length > LongestMiddleWord ? 2 : 1);
}
