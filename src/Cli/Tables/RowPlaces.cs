namespace ScenarioOrleans.Cli.Tables;

/// <summary>Which row of a request is from which line of which file.</summary>
internal sealed class RowPlaces
{
    private readonly List<(string File, int FirstRow)> _files = [];
    private readonly List<int> _lines = [];

    /// <summary>How many rows there are.</summary>
    public int Count => _lines.Count;

    public void Add(string file, int line)
    {
        if (_files.Count == 0 || _files[^1].File != file)
        {
            _files.Add((file, _lines.Count));
        }

        _lines.Add(line);
    }

    /// <summary>The row's place, for people.</summary>
    public string Of(long row) => $"{_files.FindLast(file => file.FirstRow <= row).File}: line {_lines[(int)row]}";
}
