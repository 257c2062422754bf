using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Operating;
using ScenarioOrleans.Storage;
using ScenarioOrleans.Storage.Membership;

namespace ScenarioOrleans.Silo.Clustering;

/// <summary>
/// One silo by itself, on loopback; or, where the states are kept in PostgreSQL, a member of the cluster that meets there. Variables:
/// <c>ORLEANS_SERVICE_ID</c>, <c>ORLEANS_CLUSTER_ID</c>, those of <see cref="SiloPorts"/>, <see cref="SiloAddresses"/> and <see cref="SiloTls"/>.
/// </summary>
public static class ClusterSetup
{
    private const string DefaultId = "scenario-orleans";
    private const string OrleansClustering = "Orleans:Clustering";
    private const string Membership = "Orleans:ClusterMembership";

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A variable is wrong.</exception>
    internal static ISiloBuilder UseScenarioClustering(this ISiloBuilder silo, IConfiguration configuration)
    {
        RefuseOrleansOwn(configuration);
        var serviceId = Id(configuration, "ORLEANS_SERVICE_ID");
        var clusterId = Id(configuration, "ORLEANS_CLUSTER_ID");
        if (!StorageSetup.IsShared(configuration))
        {
            var alone = SiloPorts.Of(configuration, FreePorts.Take(2));
            return silo.UseLocalhostClustering(alone.Silo, alone.Gateway, null, serviceId, clusterId).UseOneProcess(configuration);
        }

        var ports = SiloPorts.Of(configuration, [SiloPorts.UsualSilo, SiloPorts.UsualGateway]);
        silo.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (serviceId, clusterId));
        silo.Services.Configure<KafkaOptions>(SetGroup).PostConfigure<KafkaOptions>(kafka => SetTransactions(kafka, ports.Silo));
        silo.Services.AddOptions<ClusterMembershipOptions>().Configure(SetPace).ReadFrom(configuration, Membership);
        silo.Services.Configure<EndpointOptions>(options => SiloAddresses.Set(configuration, ports, options));
        return silo
            .UsePostgresMembership()
            .UseSiloTls(configuration);
    }

    /// <summary>
    /// A silo that gives no sign of life for ten seconds and does not answer three times in three seconds is dead: so after the death of all, the
    /// first new one is ready soon. One that was declared dead finds that out when it looks, every ten seconds. Dead ones stay in the table for an hour, for whoever looks for what happened.
    /// </summary>
    private static void SetPace(ClusterMembershipOptions options)
    {
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.NumMissedTableIAmAliveLimit = 2;
        options.ProbeTimeout = TimeSpan.FromSeconds(3);
        options.MinProbeTimeout = options.ProbeTimeout;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        options.DefunctSiloExpiration = TimeSpan.FromHours(1);
        options.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
    }

    /// <summary>
    /// What a dead silo read is read by others when the group notices, about when the silos do; a group whose members die while it shares the
    /// partitions out notices only after twice that time. Partitions move when members have noticed by a heartbeat that they shall: twice for each
    /// silo that comes or goes.
    /// </summary>
    private static void SetGroup(KafkaOptions kafka)
    {
        kafka.AnswersForOthers = true;
        kafka.SessionTimeout = TimeSpan.FromSeconds(10);
        kafka.HeartbeatInterval = TimeSpan.FromSeconds(1);
    }

    /// <summary>Silos of one machine differ by their port.</summary>
    private static void SetTransactions(KafkaOptions kafka, int port)
    {
        if (string.IsNullOrEmpty(kafka.TransactionalId) && port != SiloPorts.UsualSilo)
        {
            kafka.TransactionalId = string.Create(CultureInfo.InvariantCulture, $"{kafka.EffectiveTransactionalId}-{port}");
        }
    }

    /// <summary>Orleans would take another meeting place from there, and silos that share a database would not be one cluster.</summary>
    private static void RefuseOrleansOwn(IConfiguration configuration)
    {
        if (configuration.GetSection(OrleansClustering).AsEnumerable(makePathsRelative: true).FirstOrDefault(setting => setting.Value is { Length: > 0 }) is { Key: { } name })
        {
            throw WrongSetting.Of(
                OrleansClustering,
                $"{OrleansClustering}:{name} is set, but where silos meet follows from Scenario:Storage:Provider: in the PostgreSQL database with postgres, nowhere with sqlite. Remove it.");
        }
    }

    private static string Id(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } id ? id : DefaultId;
}
