using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization.Configuration;
using Orleans.TestingHost;

namespace ScenarioOrleans.OrleansStandIn;

internal static class Clusters
{
    /// <summary>A cluster that checks the given interfaces only, since this assembly has many that cannot work.</summary>
    public static async Task<InProcessTestCluster> DeployAsync(
        short silos = 1, Action<ISiloBuilder>? configure = null, params Type[] interfaces)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            CheckOnly(silo.Services, interfaces);
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public static void CheckOnly(IServiceCollection services, params Type[] interfaces)
        => services.PostConfigure<TypeManifestOptions>(options => options.Interfaces.IntersectWith(interfaces));
}
