using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;
using ScenarioOrleans.OrleansModel.Storage;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Silos;

public sealed class SiloTests : IAsyncLifetime
{
    private readonly SharedStorage _shared = new();
    private readonly string _name = Guid.NewGuid().ToString();
    private InProcessTestCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await TestClusters.DeployAsync(
        2,
        silo => silo.Services.AddGrainStorage("shared", (_, _) => _shared),
        client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(20)));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Grains_Many_LiveOnAllSilos()
    {
        var addresses = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(i => _cluster.Client.GetGrain<IAnywhereGrain>($"{_name}-{i}").SiloAsync()));

        addresses.Distinct().Order().ShouldBe(_cluster.Silos.Select(silo => silo.SiloAddress).Order());
    }

    [Fact]
    public async Task Grain_CalledFromEverywhere_HasOneActivation()
    {
        var activations = await Task.WhenAll(
            On(0).GetGrain<ILocalGrain>(_name).ActivationAsync(),
            On(1).GetGrain<ILocalGrain>(_name).ActivationAsync(),
            _cluster.Client.GetGrain<ILocalGrain>(_name).ActivationAsync());

        activations.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task PreferLocalGrain_CalledFromASilo_LivesThere()
    {
        (await On(0).GetGrain<ILocalGrain>(_name + "-0").SiloAsync()).ShouldBe(_cluster.Silos[0].SiloAddress);
        (await On(1).GetGrain<ILocalGrain>(_name + "-1").SiloAsync()).ShouldBe(_cluster.Silos[1].SiloAddress);
    }

    [Fact]
    public async Task KilledSilo_ItsGrainAfterwards_ComesBackElsewhereWithItsStoredState()
    {
        var grain = On(1).GetGrain<ILocalGrain>(_name);
        await grain.AddAsync("before");
        var activation = await grain.ActivationAsync();
        var killed = _cluster.Silos[1];

        await _cluster.KillSiloAsync(killed);

        killed.IsActive.ShouldBeFalse();
        _cluster.Silos.ShouldNotContain(killed);
        var again = On(0).GetGrain<ILocalGrain>(_name);
        await Eventually.HoldsAsync(async () => await TryAsync(again) is { } id && id != activation, "the grain is back");
        (await again.SiloAsync()).ShouldBe(_cluster.Silos[0].SiloAddress);
        (await again.AddAsync("after")).ShouldEndWith(",after");
        (await again.AddAsync("last")).ShouldStartWith("before,");
    }

    [Fact]
    public async Task KilledSilo_CallFromAnotherSiloInFlight_FailsWithSiloUnavailable()
    {
        await On(1).GetGrain<ILocalGrain>(_name).SiloAsync();
        var call = On(0).GetGrain<ILocalGrain>(_name + "-caller").CallAsync(_name, _name);
        await Gate.Of(_name).ArrivedAsync();

        await _cluster.KillSiloAsync(_cluster.Silos[1]);

        (await call).ShouldBe(nameof(SiloUnavailableException));
        Gate.Of(_name).Open();
    }

    [Fact]
    public async Task KilledSilo_CallFromTheClientInFlight_FailsOrTimesOut()
    {
        await On(1).GetGrain<ILocalGrain>(_name).SiloAsync();
        var call = _cluster.Client.GetGrain<ILocalGrain>(_name).PassAsync(_name);
        await Gate.Of(_name).ArrivedAsync();

        await _cluster.KillSiloAsync(_cluster.Silos[1]);

        var fault = await Should.ThrowAsync<Exception>(() => call);
        (fault is OrleansMessageRejectionException or TimeoutException).ShouldBeTrue(fault.ToString());
        Gate.Of(_name).Open();
    }

    [Fact]
    public async Task StoppedSilo_ItsGrains_AreDeactivatedInOrder()
    {
        var grain = On(1).GetGrain<ILocalGrain>(_name);
        await grain.AddAsync("before");

        await _cluster.StopSiloAsync(_cluster.Silos[1]);

        (await _cluster.Client.GetGrain<ILocalGrain>(_name).AddAsync("after"))
            .ShouldBe($"before,{nameof(DeactivationReasonCode.ShuttingDown)},after");
    }

    [Fact]
    public async Task AddedSilo_TakesGrains()
    {
        var added = await _cluster.StartAdditionalSiloAsync();

        _cluster.Silos.Count.ShouldBe(3);
        (await added.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<ILocalGrain>(_name).SiloAsync())
            .ShouldBe(added.SiloAddress);
    }

    private IGrainFactory On(int silo) => _cluster.Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>();

    private static async Task<Guid?> TryAsync(ILocalGrain grain)
    {
        try
        {
            return await grain.ActivationAsync();
        }
        catch (Exception exception) when (exception is OrleansMessageRejectionException or TimeoutException)
        {
            return null;
        }
    }
}
