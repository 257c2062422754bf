using System.Globalization;
using System.Text.Json;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tables;

/// <summary>Where a field of a row comes from.</summary>
/// <param name="Columns">The columns; none for a constant.</param>
/// <param name="Constant">The same text in every row; null when it comes from columns.</param>
/// <param name="Format">How the date is written, in .NET's terms; null for dates as rows have them.</param>
internal sealed record ColumnSource(string[] Columns, string? Constant, string? Format)
{
    private static readonly string[] TimeFormats = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss", "h:mm tt", "h:mm:ss tt"];

    /// <exception cref="CommandException">It is none of the forms.</exception>
    public static ColumnSource Of(JsonProperty field, string path)
    {
        var value = field.Value;
        return value.ValueKind switch
        {
            JsonValueKind.String => new([value.GetString()!], null, null),
            JsonValueKind.Object when value.TryGetProperty("constant", out var constant) => new([], constant.GetString() ?? "", null),
            JsonValueKind.Object when value.TryGetProperty("sum", out var columns) => new(Texts(columns), null, null),
            JsonValueKind.Object when value.TryGetProperty("columns", out var columns) =>
                new(Texts(columns), null, value.TryGetProperty("format", out var format) ? format.GetString() : null),
            JsonValueKind.Object when value.TryGetProperty("column", out var column) =>
                new([column.GetString() ?? ""], null, value.TryGetProperty("format", out var format) ? format.GetString() : null),
            _ => throw CommandException.BadInput(
                $"{path}: \"{field.Name}\" must be a column's name, or an object with constant, sum, column or columns, and format for a date"),
        };
    }

    /// <summary>The field's text in a row; null when it is unknown.</summary>
    /// <exception cref="CommandException">A column is not there.</exception>
    public string? Of(TableRow row, bool isMeasure, bool decimalComma)
    {
        if (Constant is not null)
        {
            return Constant;
        }

        var cells = Columns.Select(column => row[column] ?? throw CommandException.BadInput(
            $"The map names the column \"{column}\", and the table has {string.Join(", ", row.Columns.Select(name => $"\"{name}\""))}"));
        return isMeasure ? CellText.Sum(cells.Select(cell => CellText.Number(cell, decimalComma))) : Text([.. cells.Select(cell => cell.Trim())]);
    }

    public override string ToString() => Constant is not null
        ? $"the constant \"{Constant}\""
        : string.Join(" + ", Columns.Select(column => $"\"{column}\"")) + (Format is null ? "" : $" as {Format}");

    private static string[] Texts(JsonElement columns) => [.. columns.EnumerateArray().Select(column => column.GetString() ?? "")];

    /// <summary>A date, and a time or the start of an interval; what cannot be read stays as it is, and is rejected with its line.</summary>
    private string Text(string[] cells)
    {
        if (cells.Length == 1 && Format is null)
        {
            return cells[0];
        }

        var format = Format ?? "yyyy-MM-dd";
        if (!DateTime.TryParseExact(cells[0], [format, PortableOf(format)], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date))
        {
            return string.Join(' ', cells);
        }

        if (cells.Length == 1)
        {
            return date.TimeOfDay == TimeSpan.Zero ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : date.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        }

        var start = cells[1].Split('-')[0].Trim();
        return TimeOnly.TryParseExact(start, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time)
            ? string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}T{time:HH:mm:ss}")
            : string.Join(' ', cells);
    }

    /// <summary>Months are meant where a format without a time has small m's, as many write it.</summary>
    private static string PortableOf(string format) =>
        format.Contains(':', StringComparison.Ordinal) ? format : format.Replace('m', 'M').Replace('D', 'd').Replace('Y', 'y');
}
