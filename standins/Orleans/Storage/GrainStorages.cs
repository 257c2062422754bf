using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Finds storage providers by name.</summary>
internal static class GrainStorages
{
    /// <summary>The provider, or the default one; fails when there is none.</summary>
    public static IGrainStorage Find(IGrainContext context, string? name)
    {
        var services = context.ActivationServices;
        var storage = string.IsNullOrWhiteSpace(name) ? services.GetService<IGrainStorage>() : services.GetKeyedService<IGrainStorage>(name);
        return storage ?? throw new BadProviderConfigException(
            string.IsNullOrWhiteSpace(name)
                ? $"No default storage provider found loading grain type {context.GrainId.Type}."
                : $"No storage provider named \"{name}\" found loading grain type {context.GrainId.Type}.");
    }
}
