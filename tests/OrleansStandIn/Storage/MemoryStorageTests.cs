namespace ScenarioOrleans.OrleansStandIn.Storage;

[GenerateSerializer]
public sealed class Count
{
    [Id(0)]
    public int Value { get; set; }
}

public interface ICountGrain : IGrainWithStringKey
{
    Task<int> AddAsync();
}

public sealed class CountGrain([PersistentState("count", "memory")] IPersistentState<Count> count) : Grain, ICountGrain
{
    public async Task<int> AddAsync()
    {
        count.State.Value++;
        await count.WriteStateAsync();
        return count.State.Value;
    }
}

/// <summary>Orleans' memory storage lives in grains, some of which go with a killed silo; the stand-in's lives beside the silos.</summary>
public sealed class MemoryStorageTests
{
    [Fact]
    public async Task States_OfAKilledSilo_AreThereOnTheOthers()
    {
        await using var cluster = await Clusters.DeployAsync(3, silo => silo.AddMemoryGrainStorage("memory"));
        var grains = Enumerable.Range(0, 30).Select(i => cluster.Client.GetGrain<ICountGrain>($"{i}")).ToArray();
        await Task.WhenAll(grains.Select(grain => grain.AddAsync()));

        await cluster.KillSiloAsync(cluster.Silos[1]);

        (await Task.WhenAll(grains.Select(grain => grain.AddAsync()))).ShouldAllBe(value => value == 2);
    }
}
