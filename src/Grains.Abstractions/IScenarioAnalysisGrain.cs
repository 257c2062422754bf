namespace ScenarioOrleans.Grains;

/// <summary>One scenario's share of an analysis. Keyed by the scenario key's text.</summary>
[Alias("scenario.IScenarioAnalysisGrain"), Version(1)]
public interface IScenarioAnalysisGrain : IGrainWithStringKey
{
    /// <summary>What moved in the running sums, or in the snapshot where there are no running sums.</summary>
    /// <param name="terms">What is asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("Analyze"), ResponseTimeout(GrainTimeouts.ScenarioAnalysis)]
    Task<ScenarioFindings> AnalyzeAsync(AnalysisTerms terms, CancellationToken cancellationToken);
}
