using System.Text;

namespace ScenarioOrleans.Rig.Report;

/// <summary>A table, the same on the terminal and on the page.</summary>
internal sealed class ReportTable(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [];
    private readonly List<string> _notes = [];

    /// <summary>One cell for each column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>A sentence below the table.</summary>
    public void Note(string sentence) => _notes.Add(sentence);

    /// <summary>Markdown whose source is aligned too.</summary>
    public string ToText()
    {
        var widths = Enumerable.Range(0, columns.Length)
            .Select(column => _rows.Select(row => row[column].Length).Append(columns[column].Length).Max())
            .ToArray();
        var text = new StringBuilder().Append("**").Append(title).Append("**\n\n");
        Line(columns.Select((cell, column) => cell.PadRight(widths[column])));
        Line(widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ':'));
        foreach (var row in _rows)
        {
            Line(row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));
        }

        if (_notes.Count > 0)
        {
            text.Append('\n').AppendJoin('\n', _notes).Append('\n');
        }

        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }
}
