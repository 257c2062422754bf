using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Silo.Parquet;

/// <summary>Keeps the figures of each answer in the configured folder, if there is one.</summary>
public sealed class ParquetArchive(ParquetFolder folder) : IAnswerArchive
{
    public Task KeepAsync(
        string messageId, ScenarioKey scenario, OrganizationId organization, WeeklyFigures figures, CancellationToken cancellationToken) =>
        folder.WriteAsync(messageId, scenario, organization, figures, cancellationToken);
}
