using System.Text.Json;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tables;

/// <summary>Tables that together are the rows of one request.</summary>
/// <param name="files">Files of separated values.</param>
/// <param name="fields">The request's other fields: a JSON object.</param>
/// <param name="map">What the columns mean.</param>
internal sealed class TableInput(IReadOnlyList<string> files, JsonElement fields, ColumnMap map)
{
    private static readonly string[] Extensions = [".csv", ".tsv", ".txt"];

    /// <summary>Constant memory: so the size is no limit.</summary>
    private static readonly FoldLimits Limits = FoldLimits.Default with { MaxInflatedBytes = long.MaxValue };

    /// <summary>Where the rows of the last request are from.</summary>
    public RowPlaces Places { get; private set; } = new();

    public IReadOnlyList<string> Files { get; } = files;

    public static bool IsTable(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The tables of some arguments: files, and all of a folder in the order of their names.</summary>
    public static List<string> FilesOf(IEnumerable<string> arguments) =>
        [.. arguments.SelectMany(argument => Directory.Exists(argument) ? TablesIn(argument) : [argument])];

    /// <summary>The request's fields, read from the command line.</summary>
    /// <exception cref="CommandException">They are no JSON object.</exception>
    public static JsonElement FieldsOf(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "{}");
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException("it is no object");
        }
        catch (JsonException unreadable)
        {
            throw CommandException.Usage($"--request is no JSON object such as {{\"organizationId\":\"org-1\",\"week_start\":\"monday\"}}: {unreadable.Message}");
        }
    }

    /// <summary>The request as JSON, all of it.</summary>
    public byte[] ToJson()
    {
        using var request = Open();
        using var json = new MemoryStream();
        request.CopyTo(json);
        return json.ToArray();
    }

    private static IEnumerable<string> TablesIn(string folder) => Directory.GetFiles(folder).Where(IsTable).Order(StringComparer.Ordinal);

    /// <summary>The request as JSON, which is made while it is read.</summary>
    private TableRequestStream Open()
    {
        var isHourly = fields.TryGetProperty("event", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() == "hourly";
        Places = new RowPlaces();
        return new TableRequestStream(fields, isHourly ? "rows" : "weekly", Files.SelectMany(file => CsvFile.Read(file).Select(row => (file, row))), map, Places);
    }

    /// <summary>The request, folded.</summary>
    public FoldOutcome Fold(CancellationToken cancel)
    {
        using var request = Open();
        return MessageFolder.Fold(request, Limits, FoldNames.Default, cancel);
    }

    /// <summary>What the map makes of the first row of the first file.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public IEnumerable<string> Explain() => CsvFile.Read(Files[0]).FirstOrDefault() is { } row
        ? map.Explain(row).Prepend($"{Files[0]}: line {row.Line}")
        : throw CommandException.BadInput($"{Files[0]}: has no rows");
}
