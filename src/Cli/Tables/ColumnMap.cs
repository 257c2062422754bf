using System.Text.Json;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tables;

/// <summary>From the columns of a table to the fields of rows; without a map the columns are sent under their own names.</summary>
internal sealed class ColumnMap
{
    private static readonly string[] Dimensions = ["Contact Type", "Staff Type", "Call Center"];

    private static readonly string[] Measures =
    [
        "Volume", "Abandons", "Top Line Agents (FTE)", "Base AHT", "Handled Threshold", "Service Level (X Seconds)", "Acceptable Wait Time", "Total Queue Time",
    ];

    private readonly Dictionary<string, ColumnSource> _sources;

    private ColumnMap(Dictionary<string, ColumnSource> sources, bool decimalComma) => (_sources, DecimalComma) = (sources, decimalComma);

    /// <summary>Every column under its own name.</summary>
    public static ColumnMap Own { get; } = new([], decimalComma: false);

    /// <summary>Whether numbers have a decimal comma.</summary>
    public bool DecimalComma { get; }

    /// <summary>
    /// Reads a map: <c>{"decimal":",","columns":{"Volume":"Calls_Offered"}}</c>. A field's source is a column's name, <c>{"constant":text}</c>,
    /// <c>{"sum":[columns]}</c>, or for <c>Week</c> <c>{"columns":[date, time],"format":"M/d/yy"}</c>.
    /// </summary>
    /// <exception cref="CommandException">It cannot be read, or says what no map can.</exception>
    public static ColumnMap Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var sources = new Dictionary<string, ColumnSource>(StringComparer.Ordinal);
            foreach (var field in json.RootElement.GetProperty("columns").EnumerateObject())
            {
                sources[FieldOf(field.Name, path)] = ColumnSource.Of(field, path);
            }

            return new ColumnMap(sources, json.RootElement.TryGetProperty("decimal", out var sign) && sign.GetString() == ",");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw CommandException.BadInput($"{path}: is no map: {unreadable.Message}. It is {{\"columns\":{{\"Volume\":\"Calls_Offered\"}}}}", unreadable);
        }
    }

    /// <summary>The fields of a row with their texts; null is a JSON null.</summary>
    /// <exception cref="CommandException">A column that the map names is not there.</exception>
    public IEnumerable<KeyValuePair<string, string?>> FieldsOf(TableRow row)
    {
        foreach (var (field, source) in _sources)
        {
            yield return KeyValuePair.Create(field, source.Of(row, IsMeasure(field), DecimalComma));
        }

        for (var i = 0; i < row.Columns.Length; i++)
        {
            if (!_sources.ContainsKey(row.Columns[i]))
            {
                yield return KeyValuePair.Create(row.Columns[i], IsText(row.Columns[i]) ? row.Cells[i] : CellText.Number(row.Cells[i], DecimalComma));
            }
        }
    }

    /// <summary>The map in words, a line for each field, with what a row has there.</summary>
    public IEnumerable<string> Explain(TableRow row)
    {
        var fields = FieldsOf(row).ToLookup(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var name in Dimensions.Prepend("Week").Concat(Measures))
        {
            var from = _sources.TryGetValue(name, out var source) ? source.ToString() : row[name] is null ? "nothing" : "the column of that name";
            yield return $"{name}: from {from}: {(_sources.ContainsKey(name) ? fields[name].First() : row[name]) ?? "unknown"}";
        }
    }

    private static string FieldOf(string name, string path) => name == "Week" || Dimensions.Contains(name) || Measures.Contains(name)
        ? name
        : throw CommandException.BadInput($"{path}: maps to \"{name}\", which rows do not have; they have Week, {string.Join(", ", Dimensions)}, {string.Join(", ", Measures)}");

    private static bool IsMeasure(string field) => Measures.Contains(field);

    private static bool IsText(string column) => Dimensions.Prepend("Week").Any(name => Bare(name) == Bare(column));

    private static string Bare(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c != '_')).ToUpperInvariant();
}
