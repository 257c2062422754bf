namespace ScenarioOrleans.Kafka.Telemetry;

/// <summary>What the poll loop, and those it calls, tell whoever looks at the status. Thread-safe; nothing of it blocks or throws.</summary>
public interface IIngestProgress
{
    void Enter(IngestState state);

    /// <summary>The poll loop went round, and will again soon.</summary>
    void Polled();

    /// <summary>This round of the poll loop may rightly take so long, and a margin.</summary>
    void MayTake(TimeSpan limit);

    /// <summary>The poll loop goes round no more, as it should.</summary>
    void PollingEnded();

    /// <summary>Whether this process is a member of its group, or needs none.</summary>
    void Joined(bool joined);

    /// <summary>Whether consumption is paused.</summary>
    void Paused(bool paused);

    /// <summary>The group was left.</summary>
    /// <param name="abandoned">Messages that were not finished, and come again.</param>
    /// <param name="cleanly">Everything done was committed.</param>
    void Left(int abandoned, bool cleanly);

    /// <summary>A client reports an error, from which it may recover.</summary>
    void ClientError(string error);

    /// <summary>Ingestion ended by an error.</summary>
    void Fail(Exception fault);
}
