using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Calls;

public sealed class RequestContextTests(OneSilo silo) : IClassFixture<OneSilo>
{
    private readonly string _name = Guid.NewGuid().ToString();

    private ICallGrain Grain => silo.Grains.GetGrain<ICallGrain>(_name);

    [Fact]
    public async Task Value_SetByTheCaller_IsSeenByTheGrainAndByWhatItCalls()
    {
        RequestContext.Set("colour", "blue");

        (await Grain.ContextAsync("colour")).ShouldBe("blue");
        (await Grain.ContextThroughAsync(_name + "-other", "colour")).ShouldBe("blue");
        RequestContext.Clear();
    }

    [Fact]
    public async Task Value_SetByTheGrain_ComesNotBackAndStaysNot()
    {
        await Grain.SetContextAsync("colour", "red");

        RequestContext.Get("colour").ShouldBeNull();
        (await Grain.ContextAsync("colour")).ShouldBeNull();
    }

    [Fact]
    public async Task Value_Removed_IsNotSent()
    {
        RequestContext.Set("colour", "blue");
        RequestContext.Remove("colour").ShouldBeTrue();

        (await Grain.ContextAsync("colour")).ShouldBeNull();
    }
}
