using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists so that every scenario can be found. Reentrant, so that scenarios which appear at the same time share one write: who comes
/// while a write is under way goes with the next.
/// </summary>
[GrainType("scenariocatalog"), Reentrant]
public sealed class ScenarioCatalogGrain(
    [PersistentState("catalog", StoredBlock.Storage)] IPersistentState<StoredBlock> stored) : Grain, IScenarioCatalogGrain
{
    private CatalogState _saved = CatalogState.Empty;
    private CatalogState _wanted = CatalogState.Empty;
    private Task _last = Task.CompletedTask;
    private Task? _queued;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _saved = _wanted = CatalogState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task RegisterAsync(CatalogEntry entry)
    {
        if (ReferenceEquals(_saved.With(entry), _saved))
        {
            return Task.CompletedTask;
        }

        _wanted = _wanted.With(entry);
        return _queued ??= _last = SaveAfterAsync(_last);
    }

    public Task<CatalogEntry[]> ListAsync() => Task.FromResult(_saved.ToEntries());

    private async Task SaveAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        _queued = null;
        var next = _wanted;
        stored.State = new StoredBlock { Bytes = next.ToBlock() };
        await stored.WriteStateAsync();
        _saved = next;
    }
}
