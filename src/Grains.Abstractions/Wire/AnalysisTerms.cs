using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains;

/// <summary>What a <c>run-analysis</c> command asks for.</summary>
/// <param name="Type">What is compared.</param>
/// <param name="Threshold">Percent, as an exact decimal.</param>
/// <param name="Organization">The organization to look at, as its key has it; null for all.</param>
/// <param name="Scenario">The name of the scenario to look at; null for all.</param>
[GenerateSerializer, Immutable, Alias("scenario.AnalysisTerms")]
public sealed record AnalysisTerms(
    [property: Id(0)] AnalysisType Type,
    [property: Id(1)] string Threshold,
    [property: Id(2)] string? Organization,
    [property: Id(3)] string? Scenario);
