namespace ScenarioOrleans.Grains;

/// <summary>One message as it came from the log, for a rollup worker.</summary>
/// <param name="Source">Where it stood.</param>
/// <param name="Value">The record's value, untouched. Never written to after it was handed over.</param>
[GenerateSerializer, Immutable, Alias("scenario.FoldRequest")]
public sealed record FoldRequest(
    [property: Id(0)] SourcePosition Source,
    [property: Id(1)] ReadOnlyMemory<byte> Value);
