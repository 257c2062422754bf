using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Silo.Web;

/// <summary>
/// Alive: the poll loop goes round. Says nothing of the broker: restarting this process does not mend a broker.
/// </summary>
internal sealed class IngestLiveness(IngestStatus ingest, TimeProvider time) : IHealthCheck
{
    /// <summary>A loop that has not gone round for this long hangs.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(60);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = ingest.Snapshot();
        return Task.FromResult(
            now.State == IngestState.Faulted ? HealthCheckResult.Unhealthy($"Ingestion ended: {now.Fault}")
            : now.LastPoll is { } last && time.GetUtcNow() - last > LongestRound
                ? HealthCheckResult.Unhealthy($"The poll loop last went round at {last:O}.")
            : HealthCheckResult.Healthy());
    }
}

/// <summary>Ready: joined the group, not draining, not held back.</summary>
internal sealed class IngestReadiness(IngestStatus ingest) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = ingest.Snapshot();
        return Task.FromResult(
            now.State != IngestState.Running ? HealthCheckResult.Unhealthy($"Ingestion is {now.State}. {now.Fault}")
            : now.Partitions.Count == 0 ? HealthCheckResult.Unhealthy("No partition is assigned yet.")
            : now.Held.Count > 0 ? HealthCheckResult.Unhealthy($"Consumption is held: {string.Join("; ", now.Held)}")
            : now.Paused ? HealthCheckResult.Unhealthy("Saturated: as much is in flight as may be.")
            : HealthCheckResult.Healthy());
    }
}
