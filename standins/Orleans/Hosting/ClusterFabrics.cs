using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>The clusters of this process, found by their primary silo's endpoint as silos on one machine would find them.</summary>
internal static class ClusterFabrics
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(IPEndPoint Primary, string ClusterId), ClusterFabric> Known = [];

    public static ClusterFabric OfSilo(IServiceProvider services)
    {
        var clustering = services.GetService<IOptions<DevelopmentClusterMembershipOptions>>()?.Value;
        if (services.GetService<LocalhostClustering>() is null || clustering is null)
        {
            throw new OrleansConfigurationException(
                "Clustering has not been configured. Call UseLocalhostClustering; for a cluster over machines build with -p:DependencySet=nuget.");
        }

        var endpoint = services.GetRequiredService<IOptions<EndpointOptions>>().Value;
        var own = new IPEndPoint(endpoint.AdvertisedIPAddress, endpoint.SiloPort);
        var primary = clustering.PrimarySiloEndpoint ?? own;
        var cluster = services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId;
        lock (Gate)
        {
            if (Known.Values.SelectMany(known => known.Silos).Any(silo => silo.Address.Endpoint.Equals(own)))
            {
                throw new OrleansConfigurationException(
                    $"Silo port {own.Port} is taken by another silo of this process. Give each its own: UseLocalhostClustering(siloPort: ...).");
            }

            Forget();
            if (!Known.TryGetValue((primary, cluster), out var fabric))
            {
                Known[(primary, cluster)] = fabric = new ClusterFabric();
            }

            return fabric;
        }
    }

    /// <summary>The cluster with a silo whose gateway has the port.</summary>
    public static ClusterFabric OfGateway(int port)
    {
        lock (Gate)
        {
            return Known.Values.FirstOrDefault(known => known.Silos.Any(silo => silo.GatewayPort == port))
                ?? throw new SiloUnavailableException(
                    $"No silo of this process has the gateway port {port}. The stand-in is one process only; "
                    + "for a client in another process build with -p:DependencySet=nuget.");
        }
    }

    /// <summary>A cluster whose silos are all gone is no more: one that starts later is a new one, with empty memory.</summary>
    private static void Forget()
    {
        foreach (var (key, fabric) in Known.ToArray())
        {
            if (fabric.HadSilos && fabric.Silos.IsEmpty)
            {
                Known.Remove(key);
            }
        }
    }
}

/// <summary>Registered by the configuration methods that the stand-in can honour.</summary>
internal sealed class LocalhostClustering;
