namespace ScenarioOrleans.Grains;

/// <summary>A published answer on a stream (<see cref="AnswerStreams"/>), or one piece of a long one.</summary>
/// <param name="Key">The record key: the scenario key's text, or <see cref="IAnalysisGrain.RecordKey"/>.</param>
/// <param name="Event">What it is: <c>rollup</c>, <c>weekly-summary</c> or <c>analysis</c>.</param>
/// <param name="MessageId">The record's <c>message-id</c>; an answer that is published again has the same.</param>
/// <param name="Part">Which piece this is, from 0. The pieces of an answer come in order.</param>
/// <param name="Parts">How many pieces there are, at least 1.</param>
/// <param name="Json">The compact JSON, or this piece of it: at most <see cref="AnswerStreams.PieceBytes"/> bytes.</param>
[GenerateSerializer, Immutable, Alias("scenario.PublishedAnswer")]
public sealed record PublishedAnswer(
    [property: Id(0)] string Key,
    [property: Id(1)] string Event,
    [property: Id(2)] string MessageId,
    [property: Id(3)] int Part,
    [property: Id(4)] int Parts,
    [property: Id(5)] byte[] Json);
