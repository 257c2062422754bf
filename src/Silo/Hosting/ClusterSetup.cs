using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Operating;
using StackExchange.Redis;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>
/// One silo by itself, or a member of a cluster that meets in Redis. Variables: <c>ORLEANS_SERVICE_ID</c>,
/// <c>ORLEANS_CLUSTER_ID</c>, <c>ORLEANS_REDIS</c> (a StackExchange.Redis connection string), <c>ORLEANS_SILO_PORT</c>,
/// <c>ORLEANS_GATEWAY_PORT</c>.
/// </summary>
public static class ClusterSetup
{
    private const string DefaultId = "scenario-orleans";
    internal const string SiloPort = "ORLEANS_SILO_PORT";
    internal const string GatewayPort = "ORLEANS_GATEWAY_PORT";
    private const string Redis = "ORLEANS_REDIS";

    /// <exception cref="OptionsValidationException">A variable is wrong.</exception>
    internal static ISiloBuilder UseScenarioClustering(this ISiloBuilder silo, IConfiguration configuration)
    {
        var serviceId = Id(configuration, "ORLEANS_SERVICE_ID");
        var clusterId = Id(configuration, "ORLEANS_CLUSTER_ID");
        var (siloPort, gatewayPort) = Ports(configuration);
        if (configuration[Redis] is not { Length: > 0 } redis)
        {
            return silo.UseLocalhostClustering(siloPort, gatewayPort, null, serviceId, clusterId);
        }

        silo.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
        var server = Server(redis);
        silo.Configure<KafkaOptions>(kafka => kafka.AnswersForOthers = true);
        silo.Services.AddSingleton<RedisMeeting>();
        silo.Services.AddOptions<RedisClusteringOptions>().Configure<RedisMeeting>((options, meeting) => options.CreateMultiplexer = meeting.ConnectAsync);
        return silo.ConfigureEndpoints(siloPort, gatewayPort).UseRedisClustering(options => options.ConfigurationOptions = server);
    }

    /// <summary>Where the silos of the cluster meet, without a password; null for one silo by itself.</summary>
    public static string? MeetingPlace(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[Redis] is { Length: > 0 } redis ? string.Join(", ", Server(redis).EndPoints.Select(NameOf)) : null;
    }

    internal static string NameOf(EndPoint server) => server is DnsEndPoint named ? $"{named.Host}:{named.Port}" : $"{server}";

    private static string Id(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } id ? id : DefaultId;

    private static (int Silo, int Gateway) Ports(IConfiguration configuration)
    {
        var free = FreePorts.Take(2);
        var silo = Port(configuration, SiloPort) ?? free[0];
        var gateway = Port(configuration, GatewayPort) ?? free[1];
        return silo != gateway
            ? (silo, gateway)
            : throw WrongSetting.Of(GatewayPort, $"{GatewayPort} is '{gateway}' but must differ from {SiloPort}. Correct it, or unset both to use free ports.");
    }

    /// <summary>Never repeats the value, which may hold a password.</summary>
    private static ConfigurationOptions Server(string redis)
    {
        ConfigurationOptions server;
        try
        {
            server = ConfigurationOptions.Parse(redis);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            throw WrongRedis();
        }

        return server.EndPoints.Count > 0 ? server : throw WrongRedis();
    }

    private static OptionsValidationException WrongRedis() => WrongSetting.Of(
        Redis, $"{Redis} is '(given)' but must be as StackExchange.Redis reads it, for instance 'redis:6379,password=…'. Correct it, or unset it for one silo by itself.");

    private static int? Port(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { Length: > 0 } text || ServiceLinks.IsLink(name, text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw WrongSetting.Of(name, $"{name} is '{text}' but must be a port from 1 to 65535. Correct it, or unset it to use a free port.");
    }
}
