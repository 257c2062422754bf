using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Silo.Settings;
using ScenarioOrleans.Silo.Storage;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>What the grains need of a silo, besides the ports that Kafka fills; the same in the service and in a test cluster.</summary>
public static class ScenarioGrains
{
    public static ISiloBuilder AddScenarioGrains(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.AddScenarioStorage(configuration);
        silo.Services.AddOptions<GrainCollectionOptions>().ReadFrom(configuration, "Orleans:GrainCollection");
        AddOptions<RollupOptions>(silo.Services, configuration, GrainOptionsValidator.Rollup);
        AddOptions<SummaryOptions>(silo.Services, configuration, GrainOptionsValidator.Summary);
        AddOptions<AnalysisOptions>(silo.Services, configuration, GrainOptionsValidator.Analysis);
        silo.Services.TryAddSingleton(TimeProvider.System);
        return silo;
    }

    private static void AddOptions<T>(IServiceCollection services, IConfiguration configuration, string section)
        where T : class
    {
        services.AddOptions<T>().ReadFrom(configuration, section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IValidateOptions<T>), typeof(GrainOptionsValidator)));
    }
}
