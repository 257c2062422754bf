using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Analysis;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Silo.Tests.Hosting;

public sealed class GrainOptionsValidatorTests
{
    private static readonly GrainOptionsValidator Validator = new();

    public static TheoryData<string, ValidateOptionsResult> Broken() => new()
    {
        { "Rollup:MaxInflatedBytes", Of(new RollupOptions { MaxInflatedBytes = RollupOptions.LeastMaxInflatedBytes - 1 }) },
        { "Rollup:MaxInflatedBytes", Of(new RollupOptions { MaxInflatedBytes = RollupOptions.GreatestMaxInflatedBytes + 1 }) },
        { "Summary:PublishInterval", Of(new SummaryOptions { PublishInterval = SummaryOptions.ShortestInterval - TimeSpan.FromTicks(1) }) },
        { "Summary:PublishInterval", Of(new SummaryOptions { PublishInterval = SummaryOptions.LongestInterval + TimeSpan.FromTicks(1) }) },
        { "Analysis:ConcurrentScenarios", Of(new AnalysisOptions { ConcurrentScenarios = 0 }) },
        { "Analysis:ConcurrentScenarios", Of(new AnalysisOptions { ConcurrentScenarios = AnalysisOptions.MostConcurrentScenarios + 1 }) },
        { "Analysis:MaxFindingsBytes", Of(new AnalysisOptions { MaxFindingsBytes = AnalysisOptions.LeastMaxFindingsBytes - 1 }) },
        { "Analysis:MaxFindingsBytes", Of(new AnalysisOptions { MaxFindingsBytes = AnalysisOptions.GreatestMaxFindingsBytes + 1 }) },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void Validate_OutOfBounds_NamesSettingValueRuleAndRemedy(string setting, ValidateOptionsResult result)
    {
        var failure = result.Failures.ShouldNotBeNull().ShouldHaveSingleItem();

        failure.ShouldStartWith($"Scenario:{setting} is '");
        failure.ShouldContain("' but must be from ");
        failure.ShouldContain($"Set Scenario__{setting.Replace(":", "__", StringComparison.Ordinal)} accordingly");
    }

    [Fact]
    public void Validate_Defaults_Succeeds()
    {
        Of(new RollupOptions()).Succeeded.ShouldBeTrue();
        Of(new SummaryOptions()).Succeeded.ShouldBeTrue();
        Of(new AnalysisOptions()).Succeeded.ShouldBeTrue();
    }

    private static ValidateOptionsResult Of(RollupOptions options) => Validator.Validate(null, options);

    private static ValidateOptionsResult Of(SummaryOptions options) => Validator.Validate(null, options);

    private static ValidateOptionsResult Of(AnalysisOptions options) => Validator.Validate(null, options);
}
