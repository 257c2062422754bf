using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

public sealed class TopicGrainTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    [Fact]
    public async Task NumberOf_AskedByBothSilos_IsTheSameAndStaysSo()
    {
        (await cluster.On(0).GetGrain<ITopicGrain>("t").NumberOfAsync("first", default)).ShouldBe(0);
        (await cluster.On(1).GetGrain<ITopicGrain>("t").NumberOfAsync("anew", default)).ShouldBe(1);
        (await cluster.On(0).GetGrain<ITopicGrain>("t").NumberOfAsync("anew", default)).ShouldBe(1);

        (await cluster.On(1).GetGrain<ITopicGrain>("t").NumberOfAsync("first", default)).ShouldBe(0);
        (await cluster.On(0).GetGrain<ITopicGrain>("other").NumberOfAsync("anew", default)).ShouldBe(0, "names have nothing to do with each other");
    }
}
