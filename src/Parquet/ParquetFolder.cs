using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Parquet;

/// <summary>
/// Puts one Parquet file for each answered message into a folder. A message that is answered again writes the same bytes to the same
/// name. Thread-safe.
/// </summary>
/// <param name="folder">An existing folder that this process may write to.</param>
public sealed class ParquetFolder(string folder)
{
    private readonly string _folder = Path.GetFullPath(folder);

    /// <param name="messageId">topic/partition/offset of the request.</param>
    /// <param name="scenario">Whose figures these are.</param>
    /// <param name="organization">As in the answer; in every row.</param>
    /// <param name="figures">The answer's.</param>
    /// <param name="cancellationToken">Leaves no file behind.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="IOException">The folder is gone, full or no longer writable: trying again later may help.</exception>
    public async Task<string> WriteAsync(
        string messageId,
        ScenarioKey scenario,
        OrganizationId organization,
        WeeklyFigures figures,
        CancellationToken cancellationToken = default)
    {
        string path = Path.Combine(_folder, ParquetFileName.Of(scenario.ToString(), messageId));
        await ParquetFiles.WriteAsync(path, organization, figures, cancellationToken);
        return path;
    }
}
