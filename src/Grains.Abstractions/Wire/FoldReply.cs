namespace ScenarioOrleans.Grains;

/// <summary>What a rollup worker made of one message: exactly one of a fault and the kinds of messages.</summary>
/// <param name="Fault">Why the message cannot be used at all; null when it can.</param>
/// <param name="Rollup">The folded rollup request; null for other messages.</param>
/// <param name="Hourly">Folded hourly rows; null for other messages.</param>
/// <param name="Publish">A request for the full summary; null for other messages.</param>
/// <param name="Rows">Rows read, used and rejected ones alike.</param>
/// <param name="HasOptions">Of a request for the full summary: it says how it is to be answered.</param>
/// <param name="Analysis">The command <c>run-analysis</c>; null for other messages.</param>
[GenerateSerializer, Immutable, Alias("scenario.FoldReply")]
public sealed record FoldReply(
    [property: Id(0)] WireFault? Fault,
    [property: Id(1)] RollupFold? Rollup,
    [property: Id(2)] HourlyFold? Hourly,
    [property: Id(3)] SummarySubject? Publish,
    [property: Id(4)] long Rows,
    [property: Id(5)] AnalysisTerms? Analysis = null,
    [property: Id(6)] bool HasOptions = false);
