using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using ScenarioOrleans.Storage;

namespace ScenarioOrleans.Silo.Clustering;

/// <summary>What a silo says about its cluster when it starts, a line each.</summary>
public static class ClusterReport
{
    public static IEnumerable<string> Lines(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var configuration = services.GetRequiredService<IConfiguration>();
        var cluster = services.GetRequiredService<IOptions<ClusterOptions>>().Value;
        var silo = services.GetRequiredService<ILocalSiloDetails>();
        var endpoint = silo.SiloAddress.Endpoint;
        if (!StorageSetup.IsShared(configuration))
        {
            yield return $"Cluster {cluster.ClusterId} of this silo alone, {endpoint}";
            yield break;
        }

        yield return $"Cluster {cluster.ClusterId} of the service {cluster.ServiceId}, whose silos meet in that database; this one is {endpoint}";
        if (SiloTls.IsSet(configuration))
        {
            yield return "Between silos: TLS, with certificates on both sides";
        }
        else if (!IPAddress.IsLoopback(endpoint.Address))
        {
            var gateway = silo.GatewayAddress is { } open ? $" or the gateway {open.Endpoint}" : string.Empty;
            yield return $"Between silos: no encryption, and whoever reaches {endpoint}{gateway} can read and change everything. Keep others away from it, or set {SiloTls.Names}";
        }
    }
}
