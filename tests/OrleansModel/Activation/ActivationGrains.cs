
namespace ScenarioOrleans.OrleansModel.Activation;

/// <summary>Counts its own life in its state.</summary>
public interface ILifeGrain : IGrainWithStringKey
{
    Task<LifeState> StateAsync();

    Task<Guid> ActivationAsync();

    Task EndAsync();

    Task AddAsync(int number);
}

/// <summary>The same, by a class whose activations may be idle for two seconds only.</summary>
public interface IIdleGrain : ILifeGrain;

/// <summary>Fails to activate as long as told.</summary>
public interface IFailingGrain : IGrainWithStringKey
{
    Task<string> HelloAsync();
}

[GenerateSerializer]
public sealed record LifeState
{
    [Id(0)]
    public int Sum { get; set; }

    [Id(1)]
    public int Activations { get; set; }

    [Id(2)]
    public List<string> Ends { get; set; } = [];
}

public abstract class LifeGrainBase(IPersistentState<LifeState> state) : Grain
{
    private readonly Guid _activation = Guid.NewGuid();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        state.State.Activations++;
        await state.WriteStateAsync(cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        state.State.Ends.Add(reason.ReasonCode.ToString());
        await state.WriteStateAsync(cancellationToken);
    }

    public Task<LifeState> StateAsync() => Task.FromResult(state.State);

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task AddAsync(int number)
    {
        state.State.Sum += number;
        await state.WriteStateAsync();
    }
}

public sealed class LifeGrain([PersistentState("life", "memory")] IPersistentState<LifeState> state) : LifeGrainBase(state), ILifeGrain;

public sealed class IdleGrain([PersistentState("life", "memory")] IPersistentState<LifeState> state) : LifeGrainBase(state), IIdleGrain;

public sealed class FailingGrain : Grain, IFailingGrain
{
    /// <summary>Keys of the grains that fail to activate.</summary>
    public static System.Collections.Concurrent.ConcurrentDictionary<string, bool> Failing { get; } = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
        => Failing.ContainsKey(this.GetPrimaryKeyString())
            ? throw new InvalidDataException("not today")
            : Task.CompletedTask;

    public Task<string> HelloAsync() => Task.FromResult("hello");
}
