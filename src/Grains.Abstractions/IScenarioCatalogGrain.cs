namespace ScenarioOrleans.Grains;

/// <summary>
/// Which scenarios there are: one of <see cref="CatalogShards.Count"/> shards. Keyed by <see cref="CatalogShards"/>. A scenario is here
/// before its first sums are durable, and stays.
/// </summary>
[Alias("scenario.IScenarioCatalogGrain"), Version(1)]
public interface IScenarioCatalogGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes note of a scenario. Durable when it completes. An organization that was ever written as text counts as text, whatever
    /// the order of the calls.
    /// </summary>
    [Alias("Register")]
    Task RegisterAsync(CatalogEntry entry);

    /// <summary>The shard's scenarios, in no order that means anything.</summary>
    [Alias("List")]
    Task<CatalogEntry[]> ListAsync();
}
