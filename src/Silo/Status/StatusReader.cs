using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Status;

/// <summary>Puts the status together from those who know.</summary>
public sealed class StatusReader(IngestStatus ingest, WorkCounters work, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public ServiceStatus Read()
    {
        var now = ingest.Snapshot();
        return new ServiceStatus
        {
            Version = ProductInfo.Version,
            DependencySet = ProductInfo.DependencySet,
            State = now.State.ToString().ToLowerInvariant(),
            Fault = now.Fault,
            UptimeSeconds = Math.Round(time.GetElapsedTime(_started).TotalSeconds, 3),
            Messages = now.Consumed,
            MessagesDone = now.Done,
            MessagesInFlight = now.InFlightMessages,
            BytesInFlight = now.InFlightBytes,
            Rows = work.Rows,
            RejectedRows = work.RejectedRows,
            Answers = work.Answers,
            DeadLetters = now.DeadLetters,
            Retries = now.Retries,
            Lost = now.Lost,
            Lag = now.Lag,
            Paused = now.Paused,
            Held = now.Held,
            Partitions = now.Partitions,
        };
    }
}
