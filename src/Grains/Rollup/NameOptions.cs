using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Rollup;

/// <summary>How the names in messages are understood. Configuration section <c>Scenario:Names</c>.</summary>
public sealed class NameOptions
{
    private FoldNames? _rules;

    /// <summary>Further names of columns, as <see cref="ColumnAliases.Parse"/> reads them; none by default.</summary>
    public string? Aliases { get; set; }

    /// <summary>Whether the names of groups lose blanks around them and are composed (NFC); by default they stay as written.</summary>
    public bool Clean { get; set; }

    /// <summary>The rules the reader follows, the same instance each time.</summary>
    /// <exception cref="FormatException">The aliases cannot be read.</exception>
    public FoldNames Rules => _rules ??= new FoldNames { Aliases = ColumnAliases.Parse(Aliases), Clean = Clean };
}
