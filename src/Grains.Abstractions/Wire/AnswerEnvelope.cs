namespace ScenarioOrleans.Grains;

/// <summary>An answer with what its record needs beside the value.</summary>
/// <param name="MessageId"><c>topic/partition/offset</c> of the request.</param>
/// <param name="Answer">The rendered answer.</param>
/// <param name="TraceParent">The request's <c>traceparent</c>; null when it had none.</param>
/// <param name="Echoed">The request's correlation headers; null when it had none.</param>
[GenerateSerializer, Immutable, Alias("scenario.AnswerEnvelope")]
public sealed record AnswerEnvelope(
    [property: Id(0)] string MessageId,
    [property: Id(1)] RenderedAnswer Answer,
    [property: Id(2)] string? TraceParent,
    [property: Id(3)] EchoedHeader[]? Echoed = null);
