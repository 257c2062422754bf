namespace ScenarioOrleans.Aggregation;

/// <summary>Further names of the columns of rows. One counts where a row has neither the column's own name nor one that differs from it only as names may.</summary>
public sealed class ColumnAliases
{
    private readonly Dictionary<string, int> _fields = [];

    private ColumnAliases()
    {
    }

    public static ColumnAliases None { get; } = new();

    /// <summary>
    /// Reads <c>Calls Offered=Volume; AHT (s)=Base AHT</c>. Case, white space and underscores do not matter on either side; of a name with
    /// equals signs the last one separates.
    /// </summary>
    /// <param name="text">Null and blank mean none.</param>
    /// <exception cref="FormatException">The text cannot be read, names no column, or gives one name to two columns.</exception>
    public static ColumnAliases Parse(string? text)
    {
        var aliases = new ColumnAliases();
        foreach (var pair in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            aliases.Add(pair);
        }

        return aliases;
    }

    /// <summary>The field of a folded name, or <see cref="RowField.Unknown"/>.</summary>
    internal int Find(string folded) => _fields.GetValueOrDefault(folded, RowField.Unknown);

    private void Add(string pair)
    {
        var separator = pair.LastIndexOf('=');
        var alias = separator < 0 ? "" : NameFold.Of(pair[..separator]);
        if (alias.Length == 0)
        {
            throw new FormatException($"'{pair}' is no further name of a column; write name=column, several separated by semicolons.");
        }

        var field = ColumnNames.FindNear(NameFold.Of(pair[(separator + 1)..]));
        if (field == RowField.Unknown)
        {
            throw new FormatException($"'{pair}' gives a name to a column that there is not; the columns are {string.Join(", ", RowField.Names)}.");
        }

        var known = ColumnNames.FindNear(alias);
        known = known == RowField.Unknown ? Find(alias) : known;
        if (known != RowField.Unknown && known != field)
        {
            throw new FormatException($"'{pair}' gives {RowField.Name(field)} a name that is read as {RowField.Name(known)}; leave one of them out.");
        }

        _fields[alias] = field;
    }
}
