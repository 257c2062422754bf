using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Workers;

public sealed class StatelessWorkerTests(OneSilo silo) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task Calls_MoreThanWorkers_RunAsManyAtOnceAsAllowed()
    {
        var name = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<IThreeWorkersGrain>(0);

        var calls = Enumerable.Range(0, 10).Select(_ => grain.PassAsync(name)).ToArray();
        await Gate.Of(name).ArrivedAsync(3);
        Gate.Of(name).Open();
        await Task.WhenAll(calls);

        Gate.Of(name).Most.ShouldBe(3);
    }

    [Fact]
    public async Task Calls_WithoutAGivenLimit_RunOnAllProcessors()
    {
        var name = Guid.NewGuid().ToString();
        var grain = silo.Grains.GetGrain<IManyWorkersGrain>(0);

        var calls = Enumerable.Range(0, Environment.ProcessorCount * 3).Select(_ => grain.PassAsync(name)).ToArray();
        await Gate.Of(name).ArrivedAsync(Environment.ProcessorCount);
        Gate.Of(name).Open();
        await Task.WhenAll(calls);

        Gate.Of(name).Most.ShouldBe(Environment.ProcessorCount);
    }

    [Fact]
    public async Task Call_FromAGrain_StaysInItsSilo()
    {
        await using var cluster = await TestClusters.DeployAsync(3);

        for (var i = 0; i < 20; i++)
        {
            var (caller, worker) = await cluster.Client.GetGrain<IWorkerCallerGrain>($"caller-{i}").CallAsync();
            worker.ShouldBe(caller);
        }
    }
}
