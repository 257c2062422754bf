using Orleans.Concurrency;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Workers;

/// <summary>A stateless worker with three activations at most.</summary>
public interface IThreeWorkersGrain : IGrainWithIntegerKey
{
    Task<string> PassAsync(string gate);
}

/// <summary>A stateless worker with as many activations as there are processors.</summary>
public interface IManyWorkersGrain : IGrainWithIntegerKey
{
    Task PassAsync(string gate);
}

/// <summary>Calls a stateless worker from inside its silo.</summary>
public interface IWorkerCallerGrain : IGrainWithStringKey
{
    Task<(string Caller, string Worker)> CallAsync();
}

[StatelessWorker(3)]
public sealed class ThreeWorkersGrain : Grain, IThreeWorkersGrain
{
    public async Task<string> PassAsync(string gate)
    {
        await Gate.Of(gate).PassAsync();
        return RuntimeIdentity;
    }
}

[StatelessWorker]
public sealed class ManyWorkersGrain : Grain, IManyWorkersGrain
{
    public Task PassAsync(string gate) => Gate.Of(gate).PassAsync();
}

public sealed class WorkerCallerGrain : Grain, IWorkerCallerGrain
{
    public async Task<(string Caller, string Worker)> CallAsync()
    {
        var gate = Guid.NewGuid().ToString();
        Gate.Of(gate).Open();
        return (RuntimeIdentity, await GrainFactory.GetGrain<IThreeWorkersGrain>(7).PassAsync(gate));
    }
}
