using Orleans.Placement;

namespace ScenarioOrleans.Grains.Tests.Orleans;

/// <summary>A grain with a stored state that waits and calls others as it is told.</summary>
[Alias("ScenarioOrleans.Tests.IProbeGrain")]
public interface IProbeGrain : IGrainWithStringKey
{
    [Alias("ActivationAsync")]
    Task<Guid> ActivationAsync();

    [Alias("WriteAsync")]
    Task WriteAsync(byte[] payload);

    [Alias("WaitAsync")]
    Task WaitAsync(string gate, CancellationToken cancel);

    /// <summary>The name of the exception that a call to another grain ended with.</summary>
    [Alias("CallAsync")]
    Task<string> CallAsync(string other, string gate);
}

[PreferLocalPlacement]
public sealed class ProbeGrain([PersistentState("probe", SharedStorage.Name)] IPersistentState<Probe> state) : Grain, IProbeGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);

    public Task WriteAsync(byte[] payload)
    {
        state.State.Payload = payload;
        return state.WriteStateAsync();
    }

    public Task WaitAsync(string gate, CancellationToken cancel) => Gate.Of(gate).PassAsync(cancel);

    public async Task<string> CallAsync(string other, string gate)
    {
        var fault = await Record.ExceptionAsync(() => GrainFactory.GetGrain<IProbeGrain>(other).WaitAsync(gate, CancellationToken.None));
        return fault?.GetType().Name ?? "answered";
    }
}

[GenerateSerializer]
[Alias("ScenarioOrleans.Tests.Probe")]
public sealed class Probe
{
    [Id(0)]
    public byte[] Payload { get; set; } = [];
}
