namespace ScenarioOrleans.Grains;

/// <summary>One scenario's share of an analysis. Keyed by the scenario key's text.</summary>
[Alias("scenario.IScenarioAnalysisGrain"), Version(1)]
public interface IScenarioAnalysisGrain : IGrainWithStringKey
{
    /// <summary>What moved in the running sums, or in the snapshot where there are no running sums.</summary>
    /// <param name="terms">What is asked for.</param>
    /// <param name="organizationIsNumber">Findings name the organization as a number.</param>
    [Alias("Analyze"), ResponseTimeout("00:10:00")]
    Task<ScenarioFindings> AnalyzeAsync(AnalysisTerms terms, bool organizationIsNumber);
}
