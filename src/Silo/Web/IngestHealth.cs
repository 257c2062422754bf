using Microsoft.Extensions.Diagnostics.HealthChecks;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Silo.Web;

/// <summary>
/// Alive: the poll loop goes round. Says nothing of the broker: restarting this process does not mend a broker.
/// </summary>
internal sealed class IngestLiveness(IngestStatus ingest) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = ingest.Snapshot();
        return Task.FromResult(
            now.State == IngestState.Faulted ? HealthCheckResult.Unhealthy($"Ingestion ended: {now.Fault}")
            : now.IsOverdue ? HealthCheckResult.Unhealthy($"The poll loop hangs: it last went round {now.SincePoll} ago.")
            : HealthCheckResult.Healthy());
    }
}

/// <summary>
/// Ready: joined the silo, which starts first, and the group, and not draining. A member without partitions stands by; one that is busy or
/// held works as it should: those are status and metrics, and to restart or replace it would help nobody.
/// </summary>
internal sealed class IngestReadiness(IngestStatus ingest) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = ingest.Snapshot();
        return Task.FromResult(
            now.State != IngestState.Running ? HealthCheckResult.Unhealthy($"Ingestion is {now.State}. {now.Fault}")
            : !now.Joined ? HealthCheckResult.Unhealthy("The consumer group is not joined yet.")
            : HealthCheckResult.Healthy());
    }
}
