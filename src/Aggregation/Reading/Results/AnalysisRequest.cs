namespace ScenarioOrleans.Aggregation;

/// <summary>The parameters of <c>run-analysis</c>.</summary>
/// <param name="Type">What is compared.</param>
/// <param name="Threshold">Percent, 0 to 10^12; a larger move is reported.</param>
/// <param name="OrganizationId">The organization to look at; null for all.</param>
/// <param name="Scenario">The scenario to look at; null for all.</param>
public sealed record AnalysisRequest(AnalysisType Type, ExactDecimal Threshold, OrganizationId? OrganizationId, string? Scenario);
