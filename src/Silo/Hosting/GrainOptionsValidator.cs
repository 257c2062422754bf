using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>Every bound of the grains' options.</summary>
internal sealed class GrainOptionsValidator
    : IValidateOptions<RollupOptions>, IValidateOptions<SummaryOptions>, IValidateOptions<AnalysisOptions>
{
    public const string Rollup = "Scenario:Rollup";
    public const string Summary = "Scenario:Summary";
    public const string Analysis = "Scenario:Analysis";

    public ValidateOptionsResult Validate(string? name, RollupOptions options)
    {
        var rules = new SettingRules(Rollup);
        rules.Range(nameof(options.MaxInflatedBytes), options.MaxInflatedBytes, RollupOptions.LeastMaxInflatedBytes, RollupOptions.GreatestMaxInflatedBytes);
        return rules.Result;
    }

    public ValidateOptionsResult Validate(string? name, SummaryOptions options)
    {
        var rules = new SettingRules(Summary);
        rules.Range(nameof(options.PublishInterval), options.PublishInterval, SummaryOptions.ShortestInterval, SummaryOptions.LongestInterval);
        return rules.Result;
    }

    public ValidateOptionsResult Validate(string? name, AnalysisOptions options)
    {
        var rules = new SettingRules(Analysis);
        rules.Range(nameof(options.ConcurrentScenarios), options.ConcurrentScenarios, 1, AnalysisOptions.MostConcurrentScenarios);
        rules.Range(nameof(options.MaxFindingsBytes), options.MaxFindingsBytes, AnalysisOptions.LeastMaxFindingsBytes, AnalysisOptions.GreatestMaxFindingsBytes);
        return rules.Result;
    }
}
