using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Silo.Parquet;

/// <summary>
/// Puts one Parquet file for each answered message into the configured folder. A message that is answered again writes the same bytes
/// to the same name. Thread-safe.
/// </summary>
public sealed class ParquetFolder(IOptions<ParquetFolderOptions> options)
{
    private readonly string? _folder = string.IsNullOrEmpty(options.Value.Path) ? null : Path.GetFullPath(options.Value.Path);

    public bool IsOn => _folder is not null;

    /// <param name="messageId">topic/partition/offset of the request.</param>
    /// <param name="scenario">Whose figures these are.</param>
    /// <param name="organization">As in the answer; in every row.</param>
    /// <param name="figures">The answer's.</param>
    /// <param name="cancellationToken">Leaves no file behind.</param>
    /// <returns>The file's path; null when no folder is configured.</returns>
    /// <exception cref="IOException">The folder is gone, full or no longer writable: trying again later may help.</exception>
    public async Task<string?> WriteAsync(
        string messageId,
        ScenarioKey scenario,
        OrganizationId organization,
        WeeklyFigures figures,
        CancellationToken cancellationToken = default)
    {
        if (_folder is null)
        {
            return null;
        }

        string path = Path.Combine(_folder, ParquetFileName.Of(scenario.ToString(), messageId));
        await ParquetFiles.WriteAsync(path, organization, figures, cancellationToken);
        return path;
    }
}
