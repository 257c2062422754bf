using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists so that one group's sums have one owner: every change is a turn of its own, saved before the next begins.
/// </summary>
public sealed class WeeklyAggregateGrain(
    [PersistentState("aggregate", StoredBlock.Storage)] IPersistentState<StoredBlock> stored) : Grain, IWeeklyAggregateGrain
{
    private SnapshotState _snapshot = SnapshotState.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _snapshot = SnapshotState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task ReplaceAsync(SnapshotVersion version, DayOfWeek weekStart, byte[] days)
    {
        var next = _snapshot.Replace(version, weekStart, days);
        if (ReferenceEquals(next, _snapshot))
        {
            return;
        }

        stored.State = new StoredBlock { Bytes = next.ToBlock(), Figures = SnapshotFigures.Of(days, weekStart) };
        await stored.WriteStateAsync();
        _snapshot = next;
    }

    public Task<byte[]> DaysAsync() => Task.FromResult(_snapshot.Days);
}
