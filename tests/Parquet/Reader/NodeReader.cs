using System.Text.Json;

namespace ScenarioOrleans.Parquet.Tests.Reader;

/// <summary>Reads files with the npm package hyparquet, which node runs; installs it beside the tests on first use.</summary>
internal static class NodeReader
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reader");
    private static readonly Lazy<Task> Installed = new(InstallAsync);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<ParquetContent> ReadAsync(string file) => (await ReadAsync([file]))[0];

    public static async Task<IReadOnlyList<ParquetContent>> ReadAsync(IEnumerable<string> files)
    {
        await Installed.Value;
        string output = await Tool.RunAsync("node", ["read.mjs", .. files], Folder);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize<ParquetContent>(line, Json)!)];
    }

    // npm writes the marker last, so an interrupted installation is done again.
    private static async Task InstallAsync()
    {
        string marker = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (!File.Exists(marker))
        {
            await Tool.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], Folder);
        }
    }
}
