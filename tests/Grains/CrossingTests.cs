using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

/// <summary>How many calls of a message go from one silo to another, of three; docs/performance.md states the same numbers.</summary>
public sealed class CrossingTests : IAsyncLifetime
{
    private const int Groups = 16;

    private readonly ScenarioCluster _cluster = new(silos: 3);
    private int _offset;

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Rollup_ReadWhereItsScenarioLives_CrossesNowhere()
    {
        for (var silo = 0; silo < 3; silo++)
        {
            await RollupAsync(silo, $"home-{silo}");
            await RollupAsync(silo, $"home-{silo}");
        }

        _cluster.Crossings.ShouldBeEmpty();
    }

    /// <summary>The scenario's grains stay together, so that only the way to the first of them is longer.</summary>
    [Fact]
    public async Task Rollup_OfAPartitionThatHasMoved_CrossesOnce()
    {
        await RollupAsync(0, "moved");
        _cluster.Crossings.Clear();

        await RollupAsync(1, "moved");

        _cluster.Crossings.ShouldBe([nameof(IScenarioGrain.AnswerRollupAsync)]);
    }

    [Fact]
    public async Task Rollup_OfAPartitionThatHasMovedAndOfAScenarioThatRested_CrossesNowhere()
    {
        await RollupAsync(0, "rested");
        await _cluster.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        _cluster.Crossings.Clear();

        await RollupAsync(1, "rested");

        _cluster.Crossings.ShouldBeEmpty();
    }

    private Task RollupAsync(int silo, string organization) => ScenarioCluster.RollupAsync(
        _cluster.On(silo),
        new SourcePosition("t", 0, ++_offset, _offset),
        $$"""{"organizationId":"{{organization}}","weekly":[{{string.Join(',', Enumerable.Range(0, Groups).Select(Row))}}]}""");

    private static string Row(int group) => $$"""{"Week":"2024-01-05","Contact Type":"{{group}}","Staff Type":"F","Call Center":"C","Volume":1}""";
}
