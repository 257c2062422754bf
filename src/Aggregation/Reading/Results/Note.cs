namespace ScenarioOrleans.Aggregation;

/// <summary>Something that a sender should know of a message that was read.</summary>
public sealed class Note
{
    private const int MaxSets = 20;
    private const int MaxGroups = 10;

    private Note(string code, string text) => (Code, Text) = (code, text);

    /// <summary>One of <see cref="NoteCodes"/>.</summary>
    public string Code { get; }

    /// <summary>What there is to know, for people.</summary>
    public string Text { get; }

    /// <summary>The column that is missing; null when the note is about something else.</summary>
    public string? Missing { get; private init; }

    /// <summary>Columns that look like the one that is missing.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>Sets of groups that are alike, some of them when there are many.</summary>
    public IReadOnlyList<IReadOnlyList<GroupKey>> Groups { get; private init; } = [];

    /// <param name="missing">A column that no row has.</param>
    /// <param name="columns">Columns that were not read and look like it.</param>
    internal static Note UnreadColumn(string missing, IReadOnlyList<string> columns) => new(
        NoteCodes.UnreadColumn,
        $"No row has \"{missing}\", and {string.Join(", ", columns.Select(column => $"\"{column}\""))} {(columns.Count == 1 ? "is" : "are")} not read. "
        + $"If that is what is meant, send it as \"{missing}\", or set Scenario__Names__Aliases.")
    {
        Missing = missing,
        Columns = columns,
    };

    /// <param name="measures">What was asked for, at least one.</param>
    internal static Note UnshownMeasure(IReadOnlyList<string> measures) => new(
        NoteCodes.UnshownMeasure,
        $"The plain profile has no {string.Join(", ", measures.Select(measure => $"\"{measure}\""))}; ask for it with \"profile\":\"weighted\".");

    /// <param name="sets">Sets of groups that are alike; the first are kept.</param>
    internal static Note SimilarGroups(List<List<GroupKey>> sets) => new(
        NoteCodes.SimilarGroups,
        $"{(sets.Count == 1 ? "There is a set" : $"There are {sets.Count} sets")} of groups that differ only in white space around a name, in case or in Unicode composition. "
        + "If they are the same, write them alike, or set Scenario__Names__Clean for all but case.")
    {
        Groups = [.. sets.Select(set => InOrder(set).Take(MaxGroups).ToList()).OrderBy(set => set[0].ToString(), StringComparer.Ordinal).Take(MaxSets)],
    };

    /// <summary>Any order does that does not depend on that of the rows.</summary>
    private static IOrderedEnumerable<GroupKey> InOrder(IEnumerable<GroupKey> set) => set.OrderBy(group => group.ToString(), StringComparer.Ordinal);
}
