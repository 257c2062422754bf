namespace Orleans.Hosting;

/// <summary>The stand-in is one process; it says so rather than pretend to be a member of a cluster.</summary>
public static class RedisClusteringExtensions
{
    /// <exception cref="NotSupportedException">Always.</exception>
    public static ISiloBuilder UseRedisClustering(this ISiloBuilder builder, string redisConnectionString) =>
        throw new NotSupportedException(
            "A cluster over Redis needs the real Orleans packages; the stand-in is one process only. "
            + "Build with -p:DependencySet=nuget (./scenario setup --dependency-set nuget), or unset the Redis connection to run one silo.");
}
