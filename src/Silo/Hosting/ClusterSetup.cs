using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>
/// One silo by itself, or a member of a cluster that meets in Redis. Variables: <c>ORLEANS_SERVICE_ID</c>,
/// <c>ORLEANS_CLUSTER_ID</c>, <c>ORLEANS_REDIS</c> (a StackExchange.Redis connection string), <c>ORLEANS_SILO_PORT</c>,
/// <c>ORLEANS_GATEWAY_PORT</c>.
/// </summary>
internal static class ClusterSetup
{
    private const string DefaultId = "scenario-orleans";

    public static ISiloBuilder UseScenarioClustering(this ISiloBuilder silo, IConfiguration configuration)
    {
        var serviceId = configuration["ORLEANS_SERVICE_ID"] ?? DefaultId;
        var clusterId = configuration["ORLEANS_CLUSTER_ID"] ?? DefaultId;
        var free = FreePorts.Take(2);
        var siloPort = Port(configuration, "ORLEANS_SILO_PORT") ?? free[0];
        var gatewayPort = Port(configuration, "ORLEANS_GATEWAY_PORT") ?? free[1];
        if (configuration["ORLEANS_REDIS"] is not { Length: > 0 } redis)
        {
            return silo.UseLocalhostClustering(siloPort, gatewayPort, null, serviceId, clusterId);
        }

        silo.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
        silo.Configure<KafkaOptions>(kafka => kafka.AnswersForOthers = true);
        return silo.ConfigureEndpoints(siloPort, gatewayPort).UseRedisClustering(redis);
    }

    private static int? Port(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new InvalidOperationException($"{name} is '{text}'; it must be a port from 1 to 65535. Correct it, or unset it to use a free port.");
    }
}
