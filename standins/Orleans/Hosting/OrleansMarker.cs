using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Remembers in a host's services that it has a silo or a client.</summary>
internal sealed record OrleansMarker(object Builder)
{
    public static OrleansMarker? Find(IServiceCollection services)
        => services.FirstOrDefault(service => service.ServiceType == typeof(OrleansMarker))?.ImplementationInstance as OrleansMarker;

    public static OrleansConfigurationException Both()
        => new("Do not call both UseOrleansClient/AddOrleansClient with UseOrleans/AddOrleans. "
            + "A silo's host has a client already: call UseOrleans/AddOrleans only.");
}
