using Orleans.Placement;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists so that one group's sums have one owner: every change is a turn of its own, saved before the next begins. A key of kind
/// snapshot is replaced, a key of kind running is added to. Lives where its scenario does, so that blocks do not cross from silo to silo.
/// </summary>
[GrainType("weeklyaggregate"), PreferLocalPlacement]
public sealed class WeeklyAggregateGrain(
    [PersistentState("aggregate", StoredBlock.Storage)] IPersistentState<StoredBlock> stored) : Grain, IWeeklyAggregateGrain
{
    /// <summary>
    /// The stored block, read: ten times its size, so an aggregate that rests gives it up when memory is collected. Null for a snapshot.
    /// </summary>
    private WeakReference<RunningState?>? _running;
    private readonly BlockWriter _writer = new(stored);
    private AggregateKind _kind;
    private SnapshotState _snapshot = SnapshotState.Empty;
    private bool _needed;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _kind = AggregateKey.Parse(this.GetPrimaryKeyString()).Kind;
        Read();
        return Task.CompletedTask;
    }

    public async Task ReplaceAsync(SnapshotVersion version, DayOfWeek weekStart, byte[] days, CancellationToken cancellationToken)
    {
        await BeginAsync(AggregateKind.Snapshot, cancellationToken);
        var next = _snapshot.Replace(version, weekStart, days);
        if (!ReferenceEquals(next, _snapshot))
        {
            await _writer.WriteAsync(next.ToBlock(), BlockFigures.Whole(SumsOf(days), weekStart));
            _snapshot = next;
        }
    }

    public async Task<bool> AddAsync(OffsetRun[] runs, DayOfWeek weekStart, byte[] days, CancellationToken cancellationToken)
    {
        await BeginAsync(AggregateKind.Running, cancellationToken);
        var running = Running();
        var coverage = running.CoverageOf(runs);
        if (coverage == Coverage.None)
        {
            // Changed in place, so it is not what is stored before it is stored.
            _running?.SetTarget(null);
            var change = running.Add(runs, weekStart, DaySums.FromBlock(days));
            await _writer.WriteAsync(running.ToBlock(), BlockFigures.Added(running, change));
            Keep(running);
        }

        return coverage != Coverage.Part;
    }

    public async Task<bool> HasAsync(OffsetRun[] runs, CancellationToken cancellationToken)
    {
        await BeginAsync(AggregateKind.Running, cancellationToken);
        if (Running().CoverageOf(runs) != Coverage.Whole)
        {
            // A write that failed by a time-out may have been stored all the same.
            await stored.ReadStateAsync(cancellationToken);
            _running?.SetTarget(null);
        }

        return Running().CoverageOf(runs) == Coverage.Whole;
    }

    public Task<HeldAggregate> HeldAsync(CancellationToken cancellationToken)
    {
        _needed = true;
        return Task.FromResult(Held());
    }

    public Task<HeldAggregate> PeekAsync(CancellationToken cancellationToken)
    {
        if (!_needed)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(Held());
    }

    private RunningState Running()
    {
        if (_running is null || !_running.TryGetTarget(out var running))
        {
            running = RunningState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
            Keep(running);
        }

        return running;
    }

    private void Keep(RunningState running) => (_running ??= new WeakReference<RunningState?>(null)).SetTarget(running);

    private HeldAggregate Held() =>
        new(this.GetPrimaryKeyString(), _kind == AggregateKind.Snapshot ? _snapshot.WeekStart : Running().WeekStart, Days());

    private byte[] Days() => _kind == AggregateKind.Snapshot ? _snapshot.Days : Running().Days is { IsEmpty: false } days ? days.ToBlock() : [];

    private static DaySums SumsOf(byte[] days) => days.Length == 0 ? new DaySums() : DaySums.FromBlock(days);

    private void Read()
    {
        if (_kind == AggregateKind.Snapshot)
        {
            _snapshot = SnapshotState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
            return;
        }

        _running?.SetTarget(null);
        Running();
    }

    private async Task BeginAsync(AggregateKind kind, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        _needed = true;
        if (_kind != kind)
        {
            throw new InvalidOperationException($"Aggregate '{this.GetPrimaryKeyString()}' is of kind {_kind}; only one of kind {kind} can do this.");
        }

        if (await _writer.SettleAsync())
        {
            Read();
        }
    }
}
