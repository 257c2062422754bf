using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization.Configuration;
using Orleans.TestingHost;

namespace ScenarioOrleans.OrleansModel.Support;

/// <summary>Makes clusters that leave out the grain interface that no cluster can serve.</summary>
internal static class TestClusters
{
    public static async Task<InProcessTestCluster> DeployAsync(
        short silos = 1, Action<ISiloBuilder>? configure = null, Action<IClientBuilder>? configureClient = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureHost(host => LeaveOutTheUnserializable(host.Services));
        builder.ConfigureSilo((_, silo) => configure?.Invoke(silo));
        if (configureClient is not null)
        {
            builder.ConfigureClient(configureClient);
        }

        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public static void LeaveOutTheUnserializable(IServiceCollection services)
        => services.PostConfigure<TypeManifestOptions>(options => options.Interfaces.Remove(typeof(Serialization.IUnserializableGrain)));
}
