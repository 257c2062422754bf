namespace ScenarioOrleans.Grains;

/// <summary>One scenario's sums on their way to a worker that looks for what moved.</summary>
/// <param name="Scenario">The scenario key's text.</param>
/// <param name="OrganizationIsNumber">Findings name the organization as a number.</param>
/// <param name="Terms">What is asked for.</param>
/// <param name="Groups">The scenario's aggregates, all of one kind; those without days only take part in naming.</param>
[GenerateSerializer, Immutable, Alias("scenario.ScenarioFigures")]
public sealed record ScenarioFigures(
    [property: Id(0)] string Scenario,
    [property: Id(1)] bool OrganizationIsNumber,
    [property: Id(2)] AnalysisTerms Terms,
    [property: Id(3)] HeldAggregate[] Groups);
