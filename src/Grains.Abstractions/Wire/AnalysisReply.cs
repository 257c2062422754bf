namespace ScenarioOrleans.Grains;

/// <summary>What became of an analysis: exactly one of the two is not null.</summary>
/// <param name="Fault">Why it cannot be answered.</param>
/// <param name="Answer">The rendered answer.</param>
[GenerateSerializer, Immutable, Alias("scenario.AnalysisReply")]
public sealed record AnalysisReply(
    [property: Id(0)] WireFault? Fault,
    [property: Id(1)] RenderedAnswer? Answer);
