namespace ScenarioOrleans.Aggregation;

/// <summary>How the names in a message are understood. Configuration section <c>Scenario:Names</c>.</summary>
public sealed record FoldNames
{
    public static FoldNames Default { get; } = new();

    /// <summary>Further names of columns. Default none.</summary>
    public ColumnAliases Aliases { get; init; } = ColumnAliases.None;

    /// <summary>Whether the names of groups lose blanks around them and are composed (NFC). Default false: they stay as written.</summary>
    public bool Clean { get; init; }
}
