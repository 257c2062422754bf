using Orleans.Placement;
using ScenarioOrleans.OrleansModel.Storage;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Silos;

/// <summary>A grain that is made where it is called from first, with a state outside of all silos.</summary>
public interface ILocalGrain : IGrainWithStringKey
{
    Task<SiloAddress> SiloAsync();

    Task<Guid> ActivationAsync();

    Task<string> AddAsync(string line);

    Task PassAsync(string gate);

    Task<string> CallAsync(string other, string gate);
}

/// <summary>A grain that is made anywhere.</summary>
public interface IAnywhereGrain : IGrainWithStringKey
{
    Task<SiloAddress> SiloAsync();
}

[PreferLocalPlacement]
public sealed class LocalGrain([PersistentState("note", "shared")] IPersistentState<Note> note, ILocalSiloDetails silo) : Grain, ILocalGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        note.State.Lines.Add(reason.ReasonCode.ToString());
        await note.WriteStateAsync(cancellationToken);
    }

    public Task<SiloAddress> SiloAsync() => Task.FromResult(silo.SiloAddress);

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);

    public async Task<string> AddAsync(string line)
    {
        note.State.Lines.Add(line);
        await note.WriteStateAsync();
        return string.Join(',', note.State.Lines);
    }

    public Task PassAsync(string gate) => Gate.Of(gate).PassAsync();

    public async Task<string> CallAsync(string other, string gate)
    {
        try
        {
            await GrainFactory.GetGrain<ILocalGrain>(other).PassAsync(gate);
            return "answered";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}

[RandomPlacement]
public sealed class AnywhereGrain(ILocalSiloDetails silo) : Grain, IAnywhereGrain
{
    public Task<SiloAddress> SiloAsync() => Task.FromResult(silo.SiloAddress);
}
