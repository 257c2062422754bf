using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Ports;

/// <summary>Keeps answered figures beside the response topic, for instance as Parquet files. There may be none.</summary>
public interface IAnswerArchive
{
    /// <summary>Keeps the figures of one answer. Called again with the same id after a redelivery: the result must be the same.</summary>
    /// <param name="messageId"><c>topic/partition/offset</c> of the request.</param>
    /// <param name="scenario">Whose figures these are.</param>
    /// <param name="organization">The organization as it came.</param>
    /// <param name="figures">The answered figures.</param>
    /// <param name="cancellationToken">Gives up; nothing half-written is left under the final name.</param>
    /// <exception cref="IOException">The figures could not be kept; the request is tried again.</exception>
    Task KeepAsync(string messageId, ScenarioKey scenario, OrganizationId organization, WeeklyFigures figures, CancellationToken cancellationToken);
}
