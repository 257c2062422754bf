namespace ScenarioOrleans.Grains;

/// <summary>A folded rollup on its way through its scenario.</summary>
/// <param name="Source">Where the request stood: its version and its message id.</param>
/// <param name="Fold">The folded request.</param>
/// <param name="TraceParent">The request's <c>traceparent</c> header, carried to the answer; null when it had none.</param>
/// <param name="Echoed">The request's correlation headers, carried to the answer; null when it had none.</param>
[GenerateSerializer, Immutable, Alias("scenario.RollupRequest")]
public sealed record RollupRequest(
    [property: Id(0)] SourcePosition Source,
    [property: Id(1)] RollupFold Fold,
    [property: Id(2)] string? TraceParent,
    [property: Id(3)] EchoedHeader[]? Echoed = null);
