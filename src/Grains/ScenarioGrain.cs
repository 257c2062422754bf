using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to hand a scenario's messages to the grains that own its sums and its answers. Keeps nothing across an await that
/// another call could find half done, so its calls may interleave: a long message never holds up the next.
/// </summary>
[GrainType("scenario"), Reentrant]
public sealed class ScenarioGrain : Grain, IScenarioGrain
{
    /// <summary>Running aggregates that the group list is known to have; it only ever grows.</summary>
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);

    /// <summary>How this activation has told the catalog of the scenario; null before.</summary>
    private bool? _catalogedAsNumber;

    private IScenarioGroupsGrain Groups => GrainFactory.GetGrain<IScenarioGroupsGrain>(this.GetPrimaryKeyString());

    public async Task AnswerRollupAsync(RollupRequest request)
    {
        await CatalogAsync(request.Fold.OrganizationIsNumber);
        await ReplaceSnapshotAsync(request.Source.Version, request.Fold);
        await GrainFactory.GetGrain<IPublisherGrain>(this.GetPrimaryKeyString())
            .PublishAsync(new AnswerEnvelope(request.Source.MessageId, request.Fold.Answer!, request.TraceParent));
    }

    public async Task<HourlyOutcome> AddHourlyAsync(HourlyRequest request)
    {
        await CatalogAsync(request.OrganizationIsNumber);
        var keys = KeysOf(request.Groups, AggregateKind.Running);
        var unlisted = keys.Where(key => !_listed.Contains(key)).ToArray();
        if (unlisted.Length > 0)
        {
            // Before the sums: an aggregate that has rows is always listed.
            await Groups.AddRunningAsync(unlisted);
            _listed.UnionWith(unlisted);
        }

        // Each for itself: a group that refuses for good must not keep another from trying again.
        var added = await Task.WhenAll(request.Groups.Select((group, i) => Aggregate(keys[i]).AddAsync(request.Runs, request.WeekStart, group.Days)));
        return new HourlyOutcome(
            [.. request.Groups.Select((group, i) => new ChangedGroup(keys[i], DaysOf(group)))],
            [.. Enumerable.Range(0, added.Length).Where(i => !added[i])]);
    }

    /// <summary>Before the sums: a scenario that has any is in the catalog. Costs a call once an activation.</summary>
    private async Task CatalogAsync(bool organizationIsNumber)
    {
        if (_catalogedAsNumber is null || (_catalogedAsNumber.Value && !organizationIsNumber))
        {
            var scenario = this.GetPrimaryKeyString();
            var shard = GrainFactory.GetGrain<IScenarioCatalogGrain>(CatalogShards.Of(scenario));
            await shard.RegisterAsync(new CatalogEntry(scenario, organizationIsNumber));
            _catalogedAsNumber = organizationIsNumber;
        }
    }

    private async Task ReplaceSnapshotAsync(SnapshotVersion version, RollupFold fold)
    {
        var keys = KeysOf(fold.Groups, AggregateKind.Snapshot);
        var snapshot = await Groups.ReplaceSnapshotAsync(version, keys);
        if (!snapshot.IsCurrent)
        {
            return;
        }

        await Task.WhenAll(
            fold.Groups.Select((group, i) => ReplaceAsync(keys[i], group.Days)).Concat(snapshot.Stale.Select(key => ReplaceAsync(key, []))));
        if (snapshot.Stale.Length > 0)
        {
            await Groups.ForgetStaleAsync(version);
        }

        Task ReplaceAsync(string key, byte[] days) => Aggregate(key).ReplaceAsync(version, fold.WeekStart, days);
    }

    private string[] KeysOf(GroupPart[] groups, AggregateKind kind)
    {
        var scenario = ScenarioKey.Parse(this.GetPrimaryKeyString());
        return Array.ConvertAll(
            groups,
            group => new AggregateKey(scenario, kind, new GroupKey(group.ContactType, group.StaffType, group.CallCenter)).ToString());
    }

    private static int[] DaysOf(GroupPart group) => [.. DaySums.FromBlock(group.Days).Days.Select(day => day.DayNumber)];

    private IWeeklyAggregateGrain Aggregate(string key) => GrainFactory.GetGrain<IWeeklyAggregateGrain>(key);
}
