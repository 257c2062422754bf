using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Versions.Compatibility;
using Orleans.Versions.Selector;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Batches;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Operating;
using ScenarioOrleans.Storage;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>What the grains need of a silo, besides the ports that Kafka fills; the same in the service and in a test cluster.</summary>
public static class ScenarioGrains
{
    public static ISiloBuilder AddScenarioGrains(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.AddScenarioStorage(configuration);
        silo.Services.Configure<GrainCollectionOptions>(grains => grains.ActivationTimeout = TimeSpan.Parse(GrainTimeouts.Activation, CultureInfo.InvariantCulture));
        silo.Services.AddOptions<GrainCollectionOptions>().ReadFrom(configuration, "Orleans:GrainCollection");
        silo.Services.Configure<SiloMessagingOptions>(messages => messages.MaxRequestProcessingTime = TimeSpan.Parse(GrainTimeouts.Turn, CultureInfo.InvariantCulture));

        // While an upgrade rolls out, a newer grain answers older callers, never the other way round; members are only ever added.
        silo.Services.Configure<GrainVersioningOptions>(versions =>
        {
            versions.DefaultCompatibilityStrategy = nameof(BackwardCompatible);
            versions.DefaultVersionSelectorStrategy = nameof(AllCompatibleVersions);
        });
        AddOptions<RollupOptions, GrainOptionsValidator>(silo.Services, configuration, GrainOptionsValidator.Rollup);
        AddOptions<NameOptions, NameOptionsValidator>(silo.Services, configuration, "Scenario:Names");
        AddOptions<SummaryOptions, GrainOptionsValidator>(silo.Services, configuration, GrainOptionsValidator.Summary);
        AddOptions<AnalysisOptions, GrainOptionsValidator>(silo.Services, configuration, GrainOptionsValidator.Analysis);
        AddOptions<SentBatchOptions, GrainOptionsValidator>(silo.Services, configuration, GrainOptionsValidator.Batches);
        silo.Services.TryAddSingleton<FoldInstruments>();
        silo.Services.TryAddSingleton(TimeProvider.System);
        return silo;
    }

    private static void AddOptions<TOptions, TValidator>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().ReadFrom(configuration, section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
    }
}
