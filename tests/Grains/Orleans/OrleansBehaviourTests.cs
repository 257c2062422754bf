using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace ScenarioOrleans.Grains.Tests.Orleans;

/// <summary>
/// What the service relies on and Orleans' documentation does not promise: which failures keep an activation and its memory, which end it,
/// what a caller sees of a silo that dies, and that a cancelled caller is answered while its call still waits for the grain's turn.
/// </summary>
public sealed class OrleansBehaviourTests : IAsyncLifetime
{
    private readonly SharedStorage _storage = new();
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly InProcessTestCluster _cluster;

    public OrleansBehaviourTests()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) => silo.Services.AddKeyedSingleton<IGrainStorage>(SharedStorage.Name, _storage));
        _cluster = builder.Build();
    }

    public Task InitializeAsync() => _cluster.DeployAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    /// <summary>An aggregate answers from memory after a failed write, so it must still be the one that knows what was not written.</summary>
    [Fact]
    public async Task Write_WhenTheStorageFails_KeepsTheActivation()
    {
        var grain = On(0, _name);
        var activation = await grain.ActivationAsync();
        _storage.Fault = new IOException("disk full");

        var fault = await Should.ThrowAsync<Exception>(() => grain.WriteAsync([1]));

        _storage.Fault = null;
        fault.GetBaseException().Message.ShouldContain("disk full");
        (await grain.ActivationAsync()).ShouldBe(activation);
    }

    /// <summary>Two activations of one aggregate: the one whose write came second is gone, and what comes next reads the other's state.</summary>
    [Fact]
    public async Task Write_OvertakenByAnother_EndsTheActivation()
    {
        var grain = On(0, _name);
        await grain.WriteAsync([1]);
        var activation = await grain.ActivationAsync();
        _storage.Overtake("probe", grain.GetGrainId(), new Probe { Payload = [2] });

        await Should.ThrowAsync<InconsistentStateException>(() => grain.WriteAsync([3]));

        (await grain.ActivationAsync()).ShouldNotBe(activation);
    }

    /// <summary>The ingest tells a dead silo, which is tried again, from a fault of the message.</summary>
    [Fact]
    public async Task Call_ToASiloThatIsKilled_FailsWithSiloUnavailable()
    {
        await On(1, _name).ActivationAsync();
        var call = On(0, _name + "-caller").CallAsync(_name, _name);
        await Gate.Of(_name).Arrived;

        await _cluster.KillSiloAsync(_cluster.Silos[1]);

        (await call).ShouldBe(nameof(SiloUnavailableException));
        Gate.Of(_name).Open();
    }

    /// <summary>A partition that is taken away lets go of its messages at once, also of those whose grain is busy.</summary>
    [Fact]
    public async Task Cancellation_OfACallThatWaitsForItsTurn_AnswersTheCallerAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        var grain = On(0, _name);
        var busy = grain.WaitAsync(_name, CancellationToken.None);
        await Gate.Of(_name).Arrived;
        var waiting = grain.WaitAsync(_name + "-waiting", cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        busy.IsCompleted.ShouldBeFalse();
        Gate.Of(_name).Open();
        await busy;
    }

    private IProbeGrain On(int silo, string key) =>
        _cluster.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IProbeGrain>(key);
}
