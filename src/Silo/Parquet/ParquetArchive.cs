using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Parquet;

namespace ScenarioOrleans.Silo.Parquet;

/// <summary>Keeps the figures of each answer in the configured folder, if there is one.</summary>
public sealed class ParquetArchive(IOptions<ParquetFolderOptions> options) : IAnswerArchive
{
    private readonly ParquetFolder? _folder = options.Value.Folder is { Length: > 0 } path ? new ParquetFolder(path) : null;

    public Task KeepAsync(
        string messageId, ScenarioKey scenario, OrganizationId organization, WeeklyFigures figures, CancellationToken cancellationToken) =>
        _folder is null ? Task.CompletedTask : _folder.WriteAsync(messageId, scenario, organization, figures, cancellationToken);
}
