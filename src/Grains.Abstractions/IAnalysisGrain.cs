namespace ScenarioOrleans.Grains;

/// <summary>Runs one analysis at a time over the scenarios asked for, on the caller's silo.</summary>
[Alias("scenario.IAnalysisGrain"), Version(1)]
public interface IAnalysisGrain : IGrainWithStringKey
{
    /// <summary>The key every caller uses.</summary>
    const string PoolKey = "pool";

    /// <summary>Also the record key of every analysis: never a scenario key, for those have a <c>/</c>.</summary>
    const string RecordKey = "run-analysis";

    /// <summary>
    /// Looks at each scenario as it is when its turn comes. Findings are in the order of organization, scenario (both by UTF-8 bytes),
    /// group, week and measure.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    [Alias("Run"), ResponseTimeout(GrainTimeouts.Analysis)]
    Task<AnalysisReply> RunAsync(AnalysisTerms terms, CancellationToken cancellationToken);
}
