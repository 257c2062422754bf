using Orleans.Core;
using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain with one state in the storage of its [StorageProvider], or in the default storage. Read before activation.</summary>
public class Grain<TGrainState> : Grain
{
    private IStorage<TGrainState>? _storage;

    protected Grain()
        => GrainContext.ObservableLifecycle.Subscribe(GetType().FullName!, GrainLifecycleStage.SetupState, new StateLoader(this));

    protected Grain(IStorage<TGrainState> storage) => _storage = storage;

    protected TGrainState State
    {
        get => Storage.State;
        set => Storage.State = value;
    }

    private IStorage<TGrainState> Storage
        => _storage ?? throw new InvalidOperationException("The grain's state is not loaded before the grain is activated.");

    protected virtual Task ReadStateAsync() => Storage.ReadStateAsync();

    protected virtual Task WriteStateAsync() => Storage.WriteStateAsync();

    protected virtual Task ClearStateAsync() => Storage.ClearStateAsync();

    private sealed class StateLoader(Grain<TGrainState> grain) : ILifecycleObserver
    {
        public Task OnStart(CancellationToken cancellationToken = default)
        {
            grain._storage ??= grain.Runtime.GetStorage<TGrainState>(grain.GrainContext);
            return grain.ReadStateAsync();
        }

        public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
