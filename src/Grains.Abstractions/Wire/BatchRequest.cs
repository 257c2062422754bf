namespace ScenarioOrleans.Grains;

/// <summary>Small messages as they came from the log, for a rollup worker to read together.</summary>
/// <param name="Values">The records' values, untouched. Not written to before the reply.</param>
/// <param name="Runs">The number of the run of offsets that each value comes from.</param>
[GenerateSerializer, Immutable, Alias("scenario.BatchRequest")]
public sealed record BatchRequest(
    [property: Id(0)] ReadOnlyMemory<byte>[] Values,
    [property: Id(1)] int[] Runs);
