using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to hand a scenario's messages to the grains that own its sums and its answers. Keeps nothing across an await,
/// so its calls may interleave: a long message never holds up the next.
/// </summary>
[Reentrant]
public sealed class ScenarioGrain : Grain, IScenarioGrain
{
    public async Task AnswerRollupAsync(RollupRequest request)
    {
        await ReplaceSnapshotAsync(request.Source.Version, request.Fold);
        await GrainFactory.GetGrain<IPublisherGrain>(this.GetPrimaryKeyString())
            .PublishAsync(new AnswerEnvelope(request.Source.MessageId, request.Fold.Answer, request.TraceParent));
    }

    private async Task ReplaceSnapshotAsync(SnapshotVersion version, RollupFold fold)
    {
        var scenario = ScenarioKey.Parse(this.GetPrimaryKeyString());
        var keys = Array.ConvertAll(fold.Groups, group => AggregateOf(scenario, group));
        var groups = GrainFactory.GetGrain<IScenarioGroupsGrain>(this.GetPrimaryKeyString());
        var snapshot = await groups.ReplaceSnapshotAsync(version, keys);
        if (!snapshot.IsCurrent)
        {
            return;
        }

        await Task.WhenAll(
            fold.Groups.Select((group, i) => Aggregate(keys[i]).ReplaceAsync(version, fold.WeekStart, group.Days))
                .Concat(snapshot.Stale.Select(key => Aggregate(key).ReplaceAsync(version, fold.WeekStart, []))));
        if (snapshot.Stale.Length > 0)
        {
            await groups.ForgetStaleAsync(version);
        }
    }

    private static string AggregateOf(ScenarioKey scenario, GroupPart group) =>
        new AggregateKey(scenario, AggregateKind.Snapshot, new GroupKey(group.ContactType, group.StaffType, group.CallCenter)).ToString();

    private IWeeklyAggregateGrain Aggregate(string key) => GrainFactory.GetGrain<IWeeklyAggregateGrain>(key);
}
