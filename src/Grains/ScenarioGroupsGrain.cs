using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists so that a snapshot replaces the earlier one as a whole (groups that the later one lacks are known, and cleared), and so that
/// all running sums of a scenario can be found.
/// </summary>
[GrainType("scenariogroups")]
public sealed class ScenarioGroupsGrain(
    [PersistentState(GroupListState.StateName, StoredBlock.Storage)] IPersistentState<StoredBlock> stored) : Grain, IScenarioGroupsGrain
{
    private GroupListState _groups = GroupListState.Empty;
    private bool _needed;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _groups = GroupListState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<ListedAggregates> PeekAsync()
    {
        if (!_needed)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(new ListedAggregates(_groups.Current, _groups.Running));
    }

    public async Task<SnapshotGroups> ReplaceSnapshotAsync(SnapshotVersion version, string[] aggregates)
    {
        await SaveAsync(_groups.Replace(version, aggregates));
        return new SnapshotGroups(IsCurrent: version == _groups.Version, _groups.Stale);
    }

    public Task ForgetStaleAsync(SnapshotVersion clearedBy) => SaveAsync(_groups.Forget(clearedBy));

    public Task<string[]> SnapshotAggregatesAsync() => Task.FromResult(_groups.Current);

    public Task AddRunningAsync(string[] aggregates) => SaveAsync(_groups.AddRunning(aggregates));

    public Task<string[]> RunningAggregatesAsync() => Task.FromResult(_groups.Running);

    private async Task SaveAsync(GroupListState next)
    {
        _needed = true;
        if (ReferenceEquals(next, _groups))
        {
            return;
        }

        stored.State = new StoredBlock { Bytes = next.ToBlock() };
        await stored.WriteStateAsync();
        _groups = next;
    }
}
