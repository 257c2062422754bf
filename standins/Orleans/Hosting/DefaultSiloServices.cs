using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization.Configuration;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>What every silo has in its container.</summary>
internal static class DefaultSiloServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<GrainTypeDiscovery>();
        services.AddSingleton<IConfigureOptions<GrainTypeOptions>>(provider => provider.GetRequiredService<GrainTypeDiscovery>());
        services.AddSingleton<IConfigureOptions<TypeManifestOptions>>(provider => provider.GetRequiredService<GrainTypeDiscovery>());
        services.AddSingleton<IConfigurationValidator, SerializerConfigurationValidator>();
        services.PostConfigure<SiloOptions>(options => options.SiloName ??= $"Silo_{Guid.NewGuid().ToString("N")[..5]}");
        services.AddSingleton<IConfigurationValidator, GrainCollectionOptionsValidator>();
        services.AddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.AddSingleton<GrainCatalog>();
        services.AddSingleton(provider => new Silo(provider));
        services.AddSingleton<SiloLifecycle>();
        services.AddSingleton<ISiloLifecycle>(provider => provider.GetRequiredService<SiloLifecycle>());
        services.AddSingleton<ITimerRegistry, TimerRegistry>();
        services.AddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.AddSingleton<IGrainRuntime, GrainRuntime>();
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddScoped(_ => RuntimeContext.Current ?? throw new InvalidOperationException("There is no grain context outside of a grain's turns."));
        services.AddSingleton(provider =>
        {
            var silo = provider.GetRequiredService<Silo>();
            return new ClusterClient(provider, silo.Calls, () => silo.Catalog);
        });
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<ClusterClient>());
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<ClusterClient>());
        services.TryAddSingleton(ClusterFabrics.OfSilo);
        services.AddHostedService<SiloHost>();
    }

    private sealed class GrainContextAccessor : IGrainContextAccessor
    {
        public IGrainContext GrainContext => RuntimeContext.Current!;
    }
}
