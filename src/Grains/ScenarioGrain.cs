using Orleans.Placement;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists so that a snapshot replaces the earlier one as a whole (groups that the later one lacks are known, and cleared), so that all sums of
/// a scenario can be found, and to hand its messages to the grains that own these sums and its answers. Its calls interleave: a long
/// message never holds up the next. Lives where the scenario's partition is read.
/// </summary>
[GrainType("scenariogroups"), Reentrant, PreferLocalPlacement]
public sealed class ScenarioGrain(
    [PersistentState(GroupListState.StateName, StoredBlock.Storage)] IPersistentState<StoredBlock> stored) : Grain, IScenarioGrain
{
    private GroupList _groups = null!;
    private bool _needed;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var scenario = this.GetPrimaryKeyString();
        var state = GroupListState.FromBlock(stored.State.Bytes, scenario);
        if (stored.RecordExists && state.OrganizationIsNumber is null)
        {
            // Stored before lists said so: then it is in the catalog.
            var catalog = GrainFactory.GetGrain<IScenarioCatalogGrain>(CatalogShards.Of(scenario));
            state = state with { OrganizationIsNumber = await catalog.FindAsync(scenario, cancellationToken) };
        }

        _groups = new GroupList(stored, state);
    }

    public async Task AnswerRollupAsync(RollupRequest request, CancellationToken cancellationToken)
    {
        _needed = true;
        if (request.Fold.Groups.Length > 0)
        {
            await ReplaceSnapshotAsync(request.Source, request.Fold, cancellationToken);
        }

        await GrainFactory.GetGrain<IPublisherGrain>(this.GetPrimaryKeyString())
            .PublishAsync(new AnswerEnvelope(request.Source.MessageId, request.Fold.Answer!, request.TraceParent, request.Echoed), cancellationToken);
    }

    public async Task<HourlyOutcome> AddHourlyAsync(HourlyRequest request, CancellationToken cancellationToken)
    {
        _needed = true;
        var keys = KeysOf(request.Groups, AggregateKind.Running);

        // Before the sums: an aggregate that has rows is always listed.
        await _groups.ChangeAsync(groups => groups.AddRunning(keys).Wrote(request.OrganizationIsNumber).Started(request.WeekStart, request.Runs));
        cancellationToken.ThrowIfCancellationRequested();

        // Each for itself: a group that refuses for good must not keep another from trying again.
        var added = await Task.WhenAll(
            request.Groups.Select((group, i) => Aggregate(keys[i]).AddAsync(request.Runs, request.WeekStart, group.Days, cancellationToken)));
        return new HourlyOutcome(
            [.. request.Groups.Select((group, i) => new ChangedGroup(keys[i], group.DayNumbers))],
            [.. Enumerable.Range(0, added.Length).Where(i => !added[i])]);
    }

    public Task<ListedAggregates> ListedAsync(CancellationToken cancellationToken)
    {
        _needed = true;
        return Task.FromResult(Listed());
    }

    public Task<ListedAggregates> PeekAsync(CancellationToken cancellationToken)
    {
        if (!_needed)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(Listed());
    }

    private ListedAggregates Listed() => new(_groups.Saved.Current, _groups.Saved.Running, _groups.Saved.OrganizationIsNumber ?? false, _groups.Saved.Start?.WeekStart);

    private async Task ReplaceSnapshotAsync(SourcePosition source, RollupFold fold, CancellationToken cancel)
    {
        var keys = KeysOf(fold.Groups, AggregateKind.Snapshot);
        var isKnown = _groups.IsSettled && _groups.Saved.Knows(keys);
        var saving = _groups.ChangeAsync(groups => groups.Replace(source, keys).Wrote(fold.OrganizationIsNumber));
        if (!isKnown)
        {
            // Before the sums: whatever becomes of this snapshot, the next clears the groups that it lacks. Where all are known, nothing has to wait.
            await saving;
            cancel.ThrowIfCancellationRequested();
        }

        if (!_groups.Wanted.IsOf(source))
        {
            await saving;
            return;
        }

        var (version, stale) = (_groups.Wanted.Version, _groups.Wanted.Stale);
        await Task.WhenAll(
            fold.Groups.Select((group, i) => ReplaceAsync(keys[i], group.Days)).Concat(stale.Select(key => ReplaceAsync(key, []))).Append(saving));
        _groups.ForgetStale(version);

        Task ReplaceAsync(string key, byte[] days) => Aggregate(key).ReplaceAsync(version, fold.WeekStart, days, cancel);
    }

    private string[] KeysOf(GroupPart[] groups, AggregateKind kind)
    {
        var scenario = ScenarioKey.Parse(this.GetPrimaryKeyString());
        return Array.ConvertAll(
            groups,
            group => new AggregateKey(scenario, kind, new GroupKey(group.ContactType, group.StaffType, group.CallCenter)).ToString());
    }

    private IWeeklyAggregateGrain Aggregate(string key) => GrainFactory.GetGrain<IWeeklyAggregateGrain>(key);
}
