using Orleans.Core;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <inheritdoc/>
public class PersistentStateFactory : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var storage = GrainStorages.Find(context, config.StorageName);
        var state = new PersistentState<TState>(config.StateName, context, storage);
        context.ObservableLifecycle.Subscribe(config.StateName, GrainLifecycleStage.SetupState, state.ReadStateAsync);
        return state;
    }

    private sealed class PersistentState<TState>(string name, IGrainContext context, IGrainStorage store)
        : StateStorage<TState>(name, context, store), IPersistentState<TState>;
}
