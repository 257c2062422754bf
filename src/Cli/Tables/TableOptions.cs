using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Tables;

/// <summary>The options of commands that take tables.</summary>
internal sealed class TableOptions
{
    public Option<string?> Request { get; } = Options.Text(
        "--request", "Of tables: the request's fields but for its rows, such as organizationId, week_start, profile.", "json");

    public Option<string?> Map { get; } = Options.Text("--map", "Of tables: a file that says what their columns mean; without it they have the names of rows.", "file");

    public Option<bool> Explain { get; } = Options.Flag("--explain", "Of tables: tell what the map makes of the first row, and do nothing else.");

    /// <summary>The tables that the arguments name; null when they are messages.</summary>
    /// <exception cref="CommandException">They are of both kinds, or an option does not fit.</exception>
    public TableInput? InputOf(ParseResult parsed, string[] arguments)
    {
        var files = TableInput.FilesOf(arguments);
        var tables = files.Count(TableInput.IsTable);
        if (tables == 0)
        {
            return parsed.GetResult(Request) is null && parsed.GetResult(Map) is null && !parsed.GetValue(Explain)
                ? null
                : throw CommandException.Usage("--request, --map and --explain are for tables: .csv, .tsv, .txt, or a folder of them");
        }

        var map = parsed.GetValue(Map) is { } path ? ColumnMap.Read(path) : ColumnMap.Own;
        return tables == files.Count
            ? new TableInput(files, TableInput.FieldsOf(parsed.GetValue(Request)), map)
            : throw CommandException.Usage("tables and messages are taken apart: name only .csv, .tsv and .txt files, or none");
    }

    /// <summary>Tells what the map makes of the first row.</summary>
    public static int Tell(Shell shell, TableInput input)
    {
        foreach (var line in input.Explain())
        {
            shell.Out.WriteLine(line);
        }

        return ExitCode.Done;
    }
}
