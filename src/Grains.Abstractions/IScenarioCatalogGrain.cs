namespace ScenarioOrleans.Grains;

/// <summary>
/// How organizations were written before group lists said so: one of <see cref="CatalogShards.Count"/> shards, keyed by
/// <see cref="CatalogShards"/>. Nothing is added any more.
/// </summary>
[Alias("scenario.IScenarioCatalogGrain"), Version(1)]
public interface IScenarioCatalogGrain : IGrainWithStringKey
{
    /// <summary>Whether every message of a scenario wrote its organization as a number; null if the shard does not know the scenario.</summary>
    [Alias("Find"), ReadOnly, ResponseTimeout(GrainTimeouts.Leaf)]
    Task<bool?> FindAsync(string scenario, CancellationToken cancellationToken);
}
