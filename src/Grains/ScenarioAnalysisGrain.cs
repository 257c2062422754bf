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

    public async Task<ScenarioFindings> AnalyzeAsync(AnalysisTerms terms, CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        var scenario = this.GetPrimaryKeyString();
        var listed = await GrainFactory.GetGrain<IScenarioGrain>(scenario).PeekAsync(cancellationToken);
        var held = await HeldAsync(listed.Running, cancellationToken);

        // Aggregates are listed before they have rows.
        held = held.Count > 0 ? held : await HeldAsync(listed.Snapshot, cancellationToken);
        return held.Count == 0
            ? ScenarioFindings.None
            : await GrainFactory.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.LongPoolKey)
                .AnalyzeAsync(new ScenarioFigures(scenario, listed.OrganizationIsNumber, terms, [.. held]), cancellationToken);
    }

    /// <summary>What the aggregates hold; nothing when none of them has any rows.</summary>
    private async Task<List<HeldAggregate>> HeldAsync(string[] aggregates, CancellationToken cancel)
    {
        var held = new List<HeldAggregate>(aggregates.Length);
        foreach (var some in aggregates.Chunk(AskedAtOnce))
        {
            held.AddRange(await Task.WhenAll(some.Select(key => GrainFactory.GetGrain<IWeeklyAggregateGrain>(key).PeekAsync(cancel))));
        }

        return held.TrueForAll(aggregate => aggregate.Days.Length == 0) ? [] : held;
    }
}
