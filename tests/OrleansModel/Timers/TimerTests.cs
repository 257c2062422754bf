using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Timers;

public sealed class TimerTests(OneSilo silo) : IClassFixture<OneSilo>
{
    private readonly string _name = Guid.NewGuid().ToString();

    private ITimerGrain Grain => silo.Grains.GetGrain<ITimerGrain>(_name);

    [Fact]
    public async Task Timer_WithAPeriod_TicksAgainAndAgainUntilDisposed()
    {
        await Grain.StartAsync(_name, interleave: false, once: false);
        await Gate.Of(_name).ArrivedAsync(3);

        await Grain.StopAsync();

        var ticks = await Grain.TicksAsync();
        ticks.ShouldBeGreaterThanOrEqualTo(3);
        await OtherTimerTicksAsync();
        (await Grain.TicksAsync()).ShouldBe(ticks);
    }

    [Fact]
    public async Task Timer_WhileACallWaits_DoesNotTick()
    {
        await Grain.StartAsync(_name, interleave: false, once: false);
        var held = Grain.HoldAsync(_name + "-held");
        await Gate.Of(_name + "-held").ArrivedAsync();
        var ticked = Gate.Of(_name).ArrivedAsync(50);
        await OtherTimerTicksAsync();

        ticked.IsCompleted.ShouldBeFalse();
        Gate.Of(_name + "-held").Open();
        await held;
        await ticked;
    }

    [Fact]
    public async Task InterleavingTimer_WhileACallWaits_Ticks()
    {
        await Grain.StartAsync(_name, interleave: true, once: false);
        var held = Grain.HoldAsync(_name + "-held");
        await Gate.Of(_name + "-held").ArrivedAsync();

        await Gate.Of(_name).ArrivedAsync(5);

        held.IsCompleted.ShouldBeFalse();
        Gate.Of(_name + "-held").Open();
        await held;
    }

    [Fact]
    public async Task Timer_WithoutAPeriod_TicksOnceAndAgainAfterAChange()
    {
        await Grain.StartAsync(_name, interleave: false, once: true);
        await Gate.Of(_name).ArrivedAsync();
        await OtherTimerTicksAsync();
        (await Grain.TicksAsync()).ShouldBe(1);

        await Grain.RestartAsync();

        await Gate.Of(_name).ArrivedAsync();
        (await Grain.TicksAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Timer_WhoseTickFails_GoesOn()
    {
        await Grain.StartFailingAsync();

        await Eventually.HoldsAsync(async () => await Grain.TicksAsync() >= 3, "three ticks that fail");
    }

    /// <summary>Lets time pass by a timer of another grain, which ticks as fast.</summary>
    private async Task OtherTimerTicksAsync()
    {
        var other = silo.Grains.GetGrain<ITimerGrain>(_name + "-other");
        await other.StartAsync(_name + "-other", interleave: false, once: false);
        await Gate.Of(_name + "-other").ArrivedAsync(10);
        await other.StopAsync();
    }
}
