using Orleans.Configuration;
using ScenarioOrleans.OrleansModel.Support;
using ScenarioOrleans.OrleansModel.Turns;

namespace ScenarioOrleans.OrleansModel.Calls;

public sealed class ResponseTimeoutTests
{
    private readonly string _name = Guid.NewGuid().ToString();

    [Fact]
    public async Task ConfiguredTimeout_OfTheClient_Holds()
    {
        await using var cluster = await TestClusters.DeployAsync(
            configureClient: client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));

        await Should.ThrowAsync<TimeoutException>(() => cluster.Client.GetGrain<ICallGrain>(_name).LongAsync(_name));

        Gate.Of(_name).Open();
    }

    [Fact]
    public async Task CallChain_NotAllowedToComeBack_TimesOut()
    {
        await using var cluster = await TestClusters.DeployAsync(
            configure: silo => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));

        await Should.ThrowAsync<TimeoutException>(
            () => cluster.Client.GetGrain<IChainGrain>(_name).RoundTripAsync(_name + "-other", allow: false));
    }
}
