namespace ScenarioOrleans.Grains;

/// <summary>A scenario, and how its messages write its organization.</summary>
/// <param name="Scenario">The scenario key's text.</param>
/// <param name="OrganizationIsNumber">Every message so far wrote the organization as a number.</param>
[GenerateSerializer, Immutable, Alias("scenario.CatalogEntry")]
public sealed record CatalogEntry(
    [property: Id(0)] string Scenario,
    [property: Id(1)] bool OrganizationIsNumber);
