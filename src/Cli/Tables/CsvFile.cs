using nietras.SeparatedValues;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tables;

/// <summary>
/// A file of separated values as planning tools export it: the delimiter is found out from the first line, which names the columns; quotes and
/// a byte-order mark are understood. One row is in memory at a time.
/// </summary>
internal static class CsvFile
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The rows, each with its line; the first tells the columns.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CommandException">It cannot be read.</exception>
    public static IEnumerable<TableRow> Read(string path)
    {
        using var reader = Open(path);
        var columns = reader.Header.ColNames.Select(name => name.Trim()).ToArray();
        while (MoveNext(reader, path))
        {
            yield return RowOf(reader, columns);
        }
    }

    private static SepReader Open(string path)
    {
        try
        {
            using var first = new StreamReader(path);
            var delimiter = DelimiterOf(first.ReadLine() ?? "");
            return Sep.New(delimiter).Reader(options => options with { Unescape = true, DisableColCountCheck = true }).FromFile(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            throw CommandException.BadInput($"{path}: cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>The one that is most often outside of quotes.</summary>
    private static char DelimiterOf(string header)
    {
        var plain = string.Concat(header.Split('"').Where((_, part) => part % 2 == 0));
        return Delimiters.MaxBy(delimiter => plain.Count(c => c == delimiter));
    }

    private static bool MoveNext(SepReader reader, string path)
    {
        try
        {
            return reader.MoveNext();
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw CommandException.BadInput($"{path}: {broken.Message}", broken);
        }
    }

    private static TableRow RowOf(SepReader reader, string[] columns)
    {
        var row = reader.Current;
        var cells = new string[columns.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = i < row.ColCount ? row[i].ToString() : "";
        }

        return new TableRow(columns, cells, row.LineNumberFrom);
    }
}
