using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Activation;

public sealed class ActivationTests(OneSilo silo) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task FirstCall_OfAGrain_ActivatesItOnce()
    {
        var grain = silo.Grains.GetGrain<ILifeGrain>(Guid.NewGuid().ToString());

        var activations = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.ActivationAsync()));

        activations.Distinct().Count().ShouldBe(1);
        (await grain.StateAsync()).Activations.ShouldBe(1);
    }

    [Fact]
    public async Task DeactivateOnIdle_ThenACall_ReactivatesWithTheState()
    {
        var grain = silo.Grains.GetGrain<ILifeGrain>(Guid.NewGuid().ToString());
        await grain.AddAsync(41);
        var first = await grain.ActivationAsync();

        await grain.EndAsync();

        await grain.AddAsync(1);
        var state = await grain.StateAsync();
        (await grain.ActivationAsync()).ShouldNotBe(first);
        state.Sum.ShouldBe(42);
        state.Activations.ShouldBe(2);
        state.Ends.ShouldBe([nameof(DeactivationReasonCode.ApplicationRequested)]);
    }

    [Fact]
    public async Task IdleGrain_AfterItsAge_IsCollectedAndComesBackWithItsState()
    {
        var key = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<IIdleGrain>(key);
        await grain.AddAsync(5);
        var management = silo.Grains.GetGrain<IManagementGrain>(0);
        var id = grain.GetGrainId();

        await Eventually.HoldsAsync(
            async () => await management.GetActivationAddress(grain) is null, $"{id} is collected");

        var state = await grain.StateAsync();
        state.Sum.ShouldBe(5);
        state.Activations.ShouldBe(2);
        state.Ends.ShouldBe([nameof(DeactivationReasonCode.ActivationIdle)]);
    }

    [Fact]
    public async Task ForcedCollection_OfIdleGrains_DeactivatesThem()
    {
        var grain = silo.Grains.GetGrain<ILifeGrain>(Guid.NewGuid().ToString());
        await grain.AddAsync(3);
        var management = silo.Grains.GetGrain<IManagementGrain>(0);

        await Eventually.HoldsAsync(
            async () =>
            {
                await management.ForceActivationCollection(TimeSpan.Zero);
                return await management.GetActivationAddress(grain) is null;
            },
            "the grain is collected");

        (await grain.StateAsync()).Sum.ShouldBe(3);
    }

    [Fact]
    public async Task Activation_ThatFails_FailsItsCallsAndIsTriedAgain()
    {
        var key = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<IFailingGrain>(key);
        FailingGrain.Failing[key] = true;

        var fault = await Should.ThrowAsync<InvalidDataException>(grain.HelloAsync);

        fault.Message.ShouldContain("not today");
        FailingGrain.Failing.TryRemove(key, out _).ShouldBeTrue();
        (await grain.HelloAsync()).ShouldBe("hello");
    }
}
