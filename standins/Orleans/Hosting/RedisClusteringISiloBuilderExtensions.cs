using Orleans.Hosting;
using Orleans.Runtime;

namespace Microsoft.Extensions.Hosting;

/// <summary>Clustering over machines, which the stand-in refuses.</summary>
public static class RedisClusteringISiloBuilderExtensions
{
    public static ISiloBuilder UseRedisClustering(this ISiloBuilder builder, string redisConnectionString)
        => throw OneProcessOnly();

    private static OrleansConfigurationException OneProcessOnly()
        => new("UseRedisClustering: the Orleans stand-in is one process only and cannot join a cluster over machines; "
            + "build with -p:DependencySet=nuget.");
}
