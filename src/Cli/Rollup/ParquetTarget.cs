using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Parquet;

namespace ScenarioOrleans.Cli.Rollup;

/// <summary>
/// Writes answers as Parquet files: to the path itself for one request, else to files named after the requests in the folder of
/// that name. Only this class touches Parquet, so that a rollup without it does not load it.
/// </summary>
internal sealed class ParquetTarget(string path, bool several)
{
    private bool IsFolder => several || Directory.Exists(path);

    public Task WriteAsync(MessageSource request, FoldedMessage message, WeeklyFigures figures, CancellationToken cancel) =>
        OutputPath.WriteAsync("--parquet", path, () => WriteFileAsync(request, message, figures, cancel));

    private Task WriteFileAsync(MessageSource request, FoldedMessage message, WeeklyFigures figures, CancellationToken cancel)
    {
        if (!IsFolder)
        {
            return ParquetFiles.WriteAsync(path, message.Organization, figures, cancel);
        }

        Directory.CreateDirectory(path);
        return ParquetFiles.WriteAsync(Path.Combine(path, request.Stem + ".parquet"), message.Organization, figures, cancel);
    }
}
