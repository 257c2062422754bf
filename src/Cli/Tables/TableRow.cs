namespace ScenarioOrleans.Cli.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Cells">As many texts.</param>
/// <param name="Line">Where it starts, from 1; the header's line counts.</param>
internal sealed record TableRow(string[] Columns, string[] Cells, int Line)
{
    /// <summary>The cell under a name as it is written, or but for case, blanks and underscores; null when no column has it.</summary>
    public string? this[string name]
    {
        get
        {
            var at = Array.IndexOf(Columns, name);
            at = at >= 0 ? at : Array.FindLastIndex(Columns, column => Bare(column) == Bare(name));
            return at < 0 ? null : Cells[at];
        }
    }

    private static string Bare(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c != '_')).ToUpperInvariant();
}
