using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Turns;

public sealed class TurnTests(OneSilo silo) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Calls_ManyAtOnce_NeverOverlap()
    {
        var grain = silo.Grains.GetGrain<ITurnGrain>(Guid.NewGuid().ToString());

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => grain.AddAsync(50)));

        (await grain.TotalAsync()).ShouldBe(200 * 50);
    }

    [Fact]
    public async Task Call_WaitingAtAnAwait_HoldsUpTheNext()
    {
        var name = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<ITurnGrain>(name);

        var first = grain.PassAsync(name);
        await Gate.Of(name).ArrivedAsync();
        var second = grain.TotalAsync();
        var other = silo.Grains.GetGrain<ITurnGrain>(name + "-other").TotalAsync();
        await other;

        second.IsCompleted.ShouldBeFalse();
        Gate.Of(name).Open();
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Await_InAGrain_ComesBackToItsScheduler()
    {
        var grain = silo.Grains.GetGrain<ITurnGrain>(Guid.NewGuid().ToString());

        (await grain.SchedulerAsync()).ShouldBe("own");
    }

    [Fact]
    public async Task ReentrantGrain_CallWaiting_LetsOthersIn()
    {
        var name = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<IReentrantTurnGrain>(name);

        var calls = Enumerable.Range(0, 5).Select(_ => grain.PassAsync(name)).ToArray();
        await Gate.Of(name).ArrivedAsync(5);

        Gate.Of(name).Most.ShouldBe(5);
        Gate.Of(name).Open();
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task ReentrantGrain_ManyCalls_StillRunOneAtATime()
    {
        var grain = silo.Grains.GetGrain<IReentrantTurnGrain>(Guid.NewGuid().ToString());

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => grain.AddAsync(50)));

        (await grain.AddAsync(0)).ShouldBe(100 * 50);
    }

    [Fact]
    public async Task ReadOnlyCalls_Together_Interleave()
    {
        var name = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<ITurnGrain>(name);

        var calls = Enumerable.Range(0, 3).Select(_ => grain.PassReadOnlyAsync(name)).ToArray();
        await Gate.Of(name).ArrivedAsync(3);
        var writer = grain.AddAsync(1);
        await silo.Grains.GetGrain<ITurnGrain>(name + "-other").TotalAsync();

        writer.IsCompleted.ShouldBeFalse();
        Gate.Of(name).Open();
        await Task.WhenAll(calls);
        await writer;
    }

    [Fact]
    public async Task AlwaysInterleaveCall_WhileAnotherWaits_RunsAtOnce()
    {
        var name = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<ITurnGrain>(name);

        var blocking = grain.PassAsync(name);
        await Gate.Of(name).ArrivedAsync();
        var interleaved = grain.PassInterleavedAsync(name + "-inner");
        await Gate.Of(name + "-inner").ArrivedAsync();

        blocking.IsCompleted.ShouldBeFalse();
        Gate.Of(name + "-inner").Open();
        await interleaved;
        Gate.Of(name).Open();
        await blocking;
    }

    [Fact]
    public async Task MayInterleave_ByItsPredicate_LetsTheCallIn()
    {
        var name = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<IChoosyGrain>(name);

        var blocking = grain.PassAsync(name, false);
        await Gate.Of(name).ArrivedAsync();
        var refused = grain.PassAsync(name + "-refused", false);
        var admitted = grain.PassAsync(name + "-admitted", true);
        await Gate.Of(name + "-admitted").ArrivedAsync();

        Gate.Of(name + "-refused").Most.ShouldBe(0);
        Gate.Of(name + "-admitted").Open();
        await admitted;
        Gate.Of(name).Open();
        Gate.Of(name + "-refused").Open();
        await Task.WhenAll(blocking, refused);
    }

    [Fact]
    public async Task CallChain_AllowedToComeBack_ComesBack()
    {
        var name = Guid.NewGuid().ToString();

        (await silo.Grains.GetGrain<IChainGrain>(name).RoundTripAsync(name + "-other", allow: true)).ShouldBe(name);
    }
}
