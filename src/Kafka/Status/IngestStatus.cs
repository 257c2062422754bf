using System.Diagnostics.Metrics;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Partitions;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Status;

/// <summary>What the poll loop lets others see. Thread-safe; reading it never asks the broker.</summary>
public sealed class IngestStatus : IIngestProgress
{
    /// <summary>A round that takes longer, beside what it may rightly wait for, hangs.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(60);

    private readonly KafkaInstruments _instruments;
    private readonly InFlightBudget _budget;
    private readonly ConsumptionPause _pause;
    private readonly Assignment _assignment;
    private readonly TimeProvider _time;
    private readonly long _began;
    private long _lastPoll = -1;
    private long _deadline = long.MaxValue;
    private Exception? _fault;
    private string? _lastClientError;
    private volatile IngestState _state;
    private volatile bool _paused;
    private volatile bool _joined;
    private volatile bool _leftCleanly = true;
    private volatile int _abandoned;

    public IngestStatus(
        KafkaInstruments instruments, InFlightBudget budget, ConsumptionPause pause, Assignment assignment, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        (_instruments, _budget, _pause, _assignment, _time) = (instruments, budget, pause, assignment, time);
        _began = time.GetTimestamp();
        instruments.ObserveLag(MeasureLag);
    }

    public IngestState State => _state;

    /// <summary>What ended ingestion; null if nothing did.</summary>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <summary>Messages that were not finished when ingestion stopped: they come again.</summary>
    public int Abandoned => _abandoned;

    /// <summary>Whether, when ingestion stopped, everything done was committed and the group was left.</summary>
    public bool LeftCleanly => _leftCleanly;

    public IngestSnapshot Snapshot() => new()
    {
        State = State,
        Fault = Fault?.Message,
        LastClientError = Volatile.Read(ref _lastClientError),
        Consumed = _instruments.Consumed,
        Done = _instruments.Done,
        Sent = _instruments.Sent,
        DeadLetters = _instruments.DeadLetters,
        Retries = _instruments.Retries,
        Lost = _instruments.Lost,
        InFlightMessages = _budget.Messages,
        InFlightBytes = _budget.Bytes,
        Joined = _joined,
        Paused = _paused,
        Held = _pause.Reasons,
        SincePoll = Interlocked.Read(ref _lastPoll) is var last and >= 0 ? Now - TimeSpan.FromTicks(last) : null,
        IsOverdue = Now.Ticks > Interlocked.Read(ref _deadline),
        Partitions = [.. _assignment.Owned.Select(state => state.Snapshot()).OrderBy(partition => partition.Partition)],
    };

    public void Enter(IngestState state) => _state = state;

    public void Polled()
    {
        Interlocked.Exchange(ref _lastPoll, Now.Ticks);
        MayTake(TimeSpan.Zero);
    }

    public void MayTake(TimeSpan limit) => Interlocked.Exchange(ref _deadline, (Now + limit + LongestRound).Ticks);

    public void PollingEnded() => Interlocked.Exchange(ref _deadline, long.MaxValue);

    public void Joined(bool joined) => _joined = joined;

    public void Paused(bool paused) => _paused = paused;

    public void Left(int abandoned, bool cleanly) => (_abandoned, _leftCleanly) = (abandoned, cleanly);

    public void ClientError(string error) => Volatile.Write(ref _lastClientError, error);

    public void Fail(Exception fault)
    {
        Volatile.Write(ref _fault, fault);
        Enter(IngestState.Faulted);
    }

    /// <summary>By a clock that nobody sets: a corrected wall clock says nothing about the loop.</summary>
    private TimeSpan Now => _time.GetElapsedTime(_began);

    private IEnumerable<Measurement<long>> MeasureLag() =>
        from state in _assignment.Owned
        let lag = state.Snapshot().Lag
        where lag is not null
        select new Measurement<long>(
            lag.Value,
            new KeyValuePair<string, object?>("topic", state.Partition.Topic),
            new KeyValuePair<string, object?>("partition", state.Partition.Partition.Value));
}
