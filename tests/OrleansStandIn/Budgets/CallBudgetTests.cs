namespace ScenarioOrleans.OrleansStandIn.Budgets;

public interface IPingGrain : IGrainWithIntegerKey
{
    Task<int> PingAsync(int value);

    Task<long> CallOthersAsync(int calls);
}

public sealed class PingGrain : Grain, IPingGrain
{
    public Task<int> PingAsync(int value) => Task.FromResult(value);

    public async Task<long> CallOthersAsync(int calls)
    {
        var other = GrainFactory.GetGrain<IPingGrain>(this.GetPrimaryKeyLong() + 1);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < calls; i++)
        {
            await other.PingAsync(i);
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / calls;
    }
}

public sealed class CallBudgetTests
{
    [Fact]
    public async Task Call_BetweenGrains_AllocatesLittle()
    {
        const int Budget = 800;
        await using var cluster = await Clusters.DeployAsync();
        var grain = cluster.Client.GetGrain<IPingGrain>(0);
        await grain.CallOthersAsync(1_000);

        (await grain.CallOthersAsync(50_000)).ShouldBeLessThan(Budget);
    }
}
