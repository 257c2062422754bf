namespace ScenarioOrleans.Grains;

/// <summary>
/// The CPU-heavy part: decodes, folds and renders. Stateless, always on the caller's silo, of each pool at most as many at once as
/// the silo has cores.
/// </summary>
[Alias("scenario.IRollupWorkerGrain"), Version(1)]
public interface IRollupWorkerGrain : IGrainWithStringKey
{
    /// <summary>The pool for what is done in milliseconds: one grain with many activations.</summary>
    const string PoolKey = "pool";

    /// <summary>
    /// The pool for what takes long. A call can be given to a worker that is busy although another is about to be free; so that nothing
    /// short ever waits for something long, they have no worker in common.
    /// </summary>
    const string LongPoolKey = "long";

    /// <summary>Reads one message in a single pass. A message that cannot be used is a reply with a fault, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    [Alias("Fold"), ResponseTimeout(GrainTimeouts.Worker)]
    Task<FoldReply> FoldAsync(FoldRequest request, CancellationToken cancellationToken);

    /// <summary>Finds what moved in one scenario.</summary>
    /// <exception cref="InvalidDataException">A block is damaged.</exception>
    [Alias("Analyze"), ResponseTimeout(GrainTimeouts.Worker)]
    Task<ScenarioFindings> AnalyzeAsync(ScenarioFigures figures, CancellationToken cancellationToken);

    /// <summary>Puts the answer to an analysis together.</summary>
    /// <param name="terms">What was asked for.</param>
    /// <param name="findings">What was found, scenario by scenario, in the order of the answer.</param>
    /// <param name="cancellationToken">Gives up before the turn.</param>
    [Alias("RenderAnalysis"), ResponseTimeout(GrainTimeouts.Worker)]
    Task<RenderedAnswer> RenderAnalysisAsync(AnalysisTerms terms, [Immutable] ScenarioFindings[] findings, CancellationToken cancellationToken);

    /// <summary>Renders a summary.</summary>
    /// <exception cref="InvalidDataException">A block is damaged.</exception>
    [Alias("RenderSummary"), ResponseTimeout(GrainTimeouts.Worker)]
    Task<RenderedAnswer> RenderSummaryAsync(SummaryFigures figures, CancellationToken cancellationToken);

    /// <summary>Reads many small messages of hourly rows into common sums.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    [Alias("FoldBatch"), ResponseTimeout(GrainTimeouts.Worker)]
    Task<BatchReply> FoldBatchAsync(BatchRequest request, CancellationToken cancellationToken);

    /// <summary>Finds the messages of some scenarios among those that could be read together.</summary>
    /// <param name="request">The messages.</param>
    /// <param name="scenarios">Scenario keys.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Without sums; refused are the messages of these scenarios, and rows are theirs.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    [Alias("FindInBatch"), ResponseTimeout(GrainTimeouts.Worker)]
    Task<BatchReply> FindInBatchAsync(BatchRequest request, [Immutable] string[] scenarios, CancellationToken cancellationToken);
}
