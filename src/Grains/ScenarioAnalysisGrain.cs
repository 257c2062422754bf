namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to spread an analysis over the cluster: a scenario's sums are gathered, and looked at by a worker, on the silo where this grain
/// happens to be. Goes away after its answer.
/// </summary>
[GrainType("scenarioanalysis")]
public sealed class ScenarioAnalysisGrain : Grain, IScenarioAnalysisGrain
{
    /// <summary>Aggregates asked at once.</summary>
    private const int AskedAtOnce = 128;

    public async Task<ScenarioFindings> AnalyzeAsync(AnalysisTerms terms, bool organizationIsNumber)
    {
        DeactivateOnIdle();
        var scenario = this.GetPrimaryKeyString();
        var listed = await GrainFactory.GetGrain<IScenarioGroupsGrain>(scenario).PeekAsync();
        var held = await HeldAsync(listed.Running);

        // Aggregates are listed before they have rows.
        held = held.Count > 0 ? held : await HeldAsync(listed.Snapshot);
        return held.Count == 0
            ? ScenarioFindings.None
            : await GrainFactory.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.LongPoolKey)
                .AnalyzeAsync(new ScenarioFigures(scenario, organizationIsNumber, terms, [.. held]));
    }

    /// <summary>What the aggregates hold; nothing when none of them has any rows.</summary>
    private async Task<List<HeldAggregate>> HeldAsync(string[] aggregates)
    {
        var held = new List<HeldAggregate>(aggregates.Length);
        foreach (var some in aggregates.Chunk(AskedAtOnce))
        {
            held.AddRange(await Task.WhenAll(some.Select(key => GrainFactory.GetGrain<IWeeklyAggregateGrain>(key).PeekAsync())));
        }

        return held.TrueForAll(aggregate => aggregate.Days.Length == 0) ? [] : held;
    }
}
