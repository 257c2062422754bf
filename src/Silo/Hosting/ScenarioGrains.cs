using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Versions.Compatibility;
using Orleans.Versions.Selector;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Storage;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>What the grains need of a silo, besides the ports that Kafka fills; the same in the service and in a test cluster.</summary>
public static class ScenarioGrains
{
    public static ISiloBuilder AddScenarioGrains(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.AddScenarioStorage(configuration);
        silo.Services.AddOptions<GrainCollectionOptions>().Bind(configuration.GetSection("Orleans:GrainCollection"));

        // While an upgrade rolls out, a newer grain answers older callers, never the other way round; members are only ever added.
        silo.Services.Configure<GrainVersioningOptions>(versions =>
        {
            versions.DefaultCompatibilityStrategy = nameof(BackwardCompatible);
            versions.DefaultVersionSelectorStrategy = nameof(AllCompatibleVersions);
        });
        silo.Services.AddOptions<RollupOptions>()
            .Bind(configuration.GetSection("Scenario:Rollup"))
            .Validate(
                options => options.MaxInflatedBytes is >= RollupOptions.LeastMaxInflatedBytes and <= RollupOptions.GreatestMaxInflatedBytes,
                $"Scenario:Rollup:MaxInflatedBytes must be from {RollupOptions.LeastMaxInflatedBytes} to {RollupOptions.GreatestMaxInflatedBytes}. Correct the setting.")
            .Validate(
                options => Enum.IsDefined(options.ContentEncoding),
                $"Scenario:Rollup:ContentEncoding must be one of {string.Join(", ", Enum.GetNames<ContentEncoding>())}. Correct the setting.")
            .ValidateOnStart();
        silo.Services.AddOptions<NameOptions>().Bind(configuration.GetSection("Scenario:Names")).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<NameOptions>, NameOptionsValidator>();
        silo.Services.TryAddSingleton<FoldInstruments>();
        silo.Services.AddOptions<SummaryOptions>()
            .Bind(configuration.GetSection("Scenario:Summary"))
            .Validate(
                options => options.PublishInterval >= SummaryOptions.ShortestInterval && options.PublishInterval <= SummaryOptions.LongestInterval,
                $"Scenario:Summary:PublishInterval must be from {SummaryOptions.ShortestInterval} to {SummaryOptions.LongestInterval}. Correct the setting.")
            .ValidateOnStart();
        silo.Services.AddOptions<AnalysisOptions>()
            .Bind(configuration.GetSection("Scenario:Analysis"))
            .Validate(
                options => options.ConcurrentScenarios is >= 1 and <= AnalysisOptions.MostConcurrentScenarios,
                $"Scenario:Analysis:ConcurrentScenarios must be from 1 to {AnalysisOptions.MostConcurrentScenarios}. Correct the setting.")
            .Validate(
                options => options.MaxFindingsBytes is >= AnalysisOptions.LeastMaxFindingsBytes and <= AnalysisOptions.GreatestMaxFindingsBytes,
                $"Scenario:Analysis:MaxFindingsBytes must be from {AnalysisOptions.LeastMaxFindingsBytes} to {AnalysisOptions.GreatestMaxFindingsBytes}. Correct the setting.")
            .ValidateOnStart();
        silo.Services.TryAddSingleton(TimeProvider.System);
        return silo;
    }
}
