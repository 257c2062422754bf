using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>Exists for what was stored before group lists said how their organization is written. Nothing new is kept here.</summary>
[GrainType("scenariocatalog")]
public sealed class ScenarioCatalogGrain(
    [PersistentState("catalog", StoredBlock.Storage)] IPersistentState<StoredBlock> stored) : Grain, IScenarioCatalogGrain
{
    private CatalogState _catalog = CatalogState.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _catalog = CatalogState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<bool?> FindAsync(string scenario, CancellationToken cancellationToken) => Task.FromResult(_catalog.Find(scenario));
}
