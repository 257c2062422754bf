using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Parquet;

/// <summary>Writes the weekly figures of one answer as one Parquet file: a row for each group and week, in the answer's order.</summary>
public static class ParquetFiles
{
    /// <param name="path">Written whole or not at all; an earlier file of this name is replaced.</param>
    /// <param name="organization">As in the answer; in every row.</param>
    /// <param name="figures">May be empty: a file with columns and no rows.</param>
    /// <param name="cancellationToken">Leaves no file behind.</param>
    /// <exception cref="IOException">The path's folder is missing or cannot be written to.</exception>
    public static Task WriteAsync(
        string path, OrganizationId organization, WeeklyFigures figures, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(figures);
        return AtomicFile.WriteAsync(
            path, stream => ParquetAnswer.WriteAsync(stream, AnswerRows.Of(organization, figures), cancellationToken));
    }
}
