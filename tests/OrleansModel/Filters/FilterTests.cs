using Orleans.TestingHost;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Filters;

public sealed class FilterTests : IAsyncLifetime
{
    private readonly RecordingFilter _first = new("first");
    private readonly RecordingFilter _second = new("second");
    private readonly OutgoingFilter _outgoing = new();
    private InProcessTestCluster _cluster = null!;

    private IFilteredGrain Grain => _cluster.Client.GetGrain<IFilteredGrain>("key");

    public async Task InitializeAsync() => _cluster = await TestClusters.DeployAsync(
        1,
        silo => silo.AddIncomingGrainCallFilter(_first).AddIncomingGrainCallFilter(_second),
        client => client.AddOutgoingGrainCallFilter(_outgoing));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task IncomingFilters_OfACall_RunInOrderAndSeeIt()
    {
        await Grain.HelloAsync("you");

        var seen = _first.Seen.Single(seen => seen.MethodName == nameof(IFilteredGrain.HelloAsync));
        seen.InterfaceName.ShouldEndWith(nameof(IFilteredGrain));
        seen.Implementation.ShouldBe(nameof(FilteredGrain));
        seen.Target.ShouldBe("filtered/key");
        seen.Argument.ShouldBe("you");
        seen.Result.ShouldBe("hello you");
        _first.Order.ShouldBeLessThan(_second.Order);
    }

    [Fact]
    public async Task GrainsOwnFilter_OfACall_RunsLastAndMayChangeTheResult()
        => (await Grain.ShoutAsync("you")).ShouldBe("HELLO YOU");

    [Fact]
    public async Task IncomingFilter_AroundAFault_SeesAndPassesIt()
    {
        (await Should.ThrowAsync<InvalidDataException>(() => Grain.FailAsync())).Message.ShouldBe("broken");

        _first.Faults.ShouldContain("broken");
    }

    [Fact]
    public async Task OutgoingFilter_OfTheClient_SeesCallsAndMayChangeResults()
    {
        (await Grain.NumberAsync()).ShouldBe(43);

        _outgoing.Methods.ShouldContain(nameof(IFilteredGrain.NumberAsync));
    }

    [Fact]
    public async Task OutgoingFilter_AroundAFault_PassesIt()
        => await Should.ThrowAsync<InvalidDataException>(() => Grain.FailAsync());
}
