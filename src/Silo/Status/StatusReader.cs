using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Ingest;
using ScenarioOrleans.Silo.Live;
using ScenarioOrleans.Storage;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Silo.Status;

/// <summary>Puts the status together from those who know.</summary>
public sealed class StatusReader
{
    private readonly IngestStatus _ingest;
    private readonly WorkCounters _work;
    private readonly ProcessClock _clock;
    private readonly SummaryMarks _summaries;
    private readonly RecentDeadLetters _letters;
    private readonly Func<StorageStatus> _storage;
    private readonly Func<LiveStatus> _live;

    internal StatusReader(
        IngestStatus ingest,
        WorkCounters work,
        ProcessClock clock,
        SummaryMarks summaries,
        RecentDeadLetters letters,
        IOptions<StorageOptions> storage,
        StorageInstruments? instruments,
        LiveHub hub,
        AnswerFeed feed)
    {
        (_ingest, _work, _clock, _summaries, _letters) = (ingest, work, clock, summaries, letters);
        _storage = () => new StorageStatus(
            storage.Value.Provider, instruments?.Writes ?? 0, instruments?.Commits ?? 0, instruments?.Conflicts ?? 0, instruments?.Failures ?? 0);
        _live = () => new LiveStatus(hub.Subscribers, feed.LeftOut);
    }

    public ServiceStatus Read()
    {
        var now = _ingest.Snapshot();
        return new ServiceStatus
        {
            Version = ProductInfo.Version,
            State = now.State.ToString().ToLowerInvariant(),
            Fault = now.Fault,
            UptimeSeconds = Math.Round(_clock.Uptime.TotalSeconds, 3),
            Messages = now.Consumed,
            MessagesDone = now.Done,
            MessagesInFlight = now.InFlightMessages,
            BytesInFlight = now.InFlightBytes,
            Rows = _work.Rows,
            RejectedRows = _work.RejectedRows,
            Answers = _work.Answers,
            DeadLetters = now.DeadLetters,
            Retries = now.Retries,
            Lost = now.Lost,
            Lag = now.Lag,
            Paused = now.Paused,
            Held = now.Held,
            LastClientError = now.LastClientError,
            PendingSummaries = _summaries.WaitingScenarios,
            Storage = _storage(),
            Live = _live(),
            RecentDeadLetters = _letters.All,
            Partitions = now.Partitions,
        };
    }
}
