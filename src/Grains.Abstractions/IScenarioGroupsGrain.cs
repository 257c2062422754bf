namespace ScenarioOrleans.Grains;

/// <summary>Which groups a scenario's snapshot and its running sums have. Keyed by the scenario key's text.</summary>
[Alias("scenario.IScenarioGroupsGrain"), Version(1)]
public interface IScenarioGroupsGrain : IGrainWithStringKey
{
    /// <summary>Makes <paramref name="aggregates"/> the groups of the snapshot, unless a later snapshot holds.</summary>
    /// <param name="version">The snapshot that brings them.</param>
    /// <param name="aggregates">Keys of the aggregates of the snapshot's groups.</param>
    [Alias("ReplaceSnapshot")]
    Task<SnapshotGroups> ReplaceSnapshotAsync(SnapshotVersion version, string[] aggregates);

    /// <summary>
    /// Takes note that all stale aggregates that this snapshot was told of are cleared. Ignored when a later snapshot holds:
    /// that one was told of them too and clears for itself.
    /// </summary>
    [Alias("ForgetStale")]
    Task ForgetStaleAsync(SnapshotVersion clearedBy);

    /// <summary>Keys of the aggregates of the current snapshot, in the order of their names; empty before the first.</summary>
    [Alias("SnapshotAggregates"), ReadOnly]
    Task<string[]> SnapshotAggregatesAsync();

    /// <summary>Takes note of aggregates of the running sums; those known already change nothing. Durable when it completes.</summary>
    [Alias("AddRunning")]
    Task AddRunningAsync(string[] aggregates);

    /// <summary>Keys of all aggregates of the running sums, in the order of their names.</summary>
    [Alias("RunningAggregates"), ReadOnly]
    Task<string[]> RunningAggregatesAsync();

    /// <summary>Both lists. An activation that is made for this alone goes away again, so that reading a whole fleet does not keep it in memory.</summary>
    [Alias("Peek"), ReadOnly]
    Task<ListedAggregates> PeekAsync();
}
