using Orleans.Configuration;
using Orleans.TestingHost;

namespace ScenarioOrleans.OrleansModel.Support;

/// <summary>A cluster of one silo with memory storage, shared by the tests of a class.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    public InProcessTestCluster Cluster { get; private set; } = null!;

    public IGrainFactory Grains => Cluster.Client;

    public async Task InitializeAsync() => Cluster = await TestClusters.DeployAsync(1, silo => silo
        .AddMemoryGrainStorageAsDefault()
        .AddMemoryGrainStorage("memory")
        .Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromSeconds(1);
            options.CollectionAge = TimeSpan.FromMinutes(10);
            options.ClassSpecificCollectionAge[typeof(Activation.IdleGrain).FullName!] = TimeSpan.FromSeconds(2);
        }));

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
