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

[Collection(nameof(AllocationBudgets))]
public sealed class CallBudgetTests
{
    /// <summary>What is counted is of the whole process, whose timers and pools allocate now and then: the least of several runs is the calls'.</summary>
    [Fact]
    public async Task Call_BetweenGrains_AllocatesLittle()
    {
        const int Budget = 800;
        await using var cluster = await Clusters.DeployAsync();
        var grain = cluster.Client.GetGrain<IPingGrain>(0);
        var least = await grain.CallOthersAsync(1_000);
        for (var run = 0; run < 5; run++)
        {
            least = Math.Min(least, await grain.CallOthersAsync(10_000));
        }

        least.ShouldBeLessThan(Budget);
    }
}

/// <summary>Alone: other tests would allocate meanwhile.</summary>
[CollectionDefinition(nameof(AllocationBudgets), DisableParallelization = true)]
public sealed class AllocationBudgets;
