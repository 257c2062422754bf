namespace ScenarioOrleans.Grains;

/// <summary>An answer ready to travel.</summary>
/// <param name="Value">The encoded bytes: the record's value.</param>
/// <param name="ContentEncoding">How the JSON was encoded: <c>gzip+base64</c>, <c>gzip</c> or <c>identity</c>.</param>
/// <param name="Digest"><c>sha-256=</c> and the base64 of the hash of the compact JSON.</param>
[GenerateSerializer, Immutable, Alias("scenario.RenderedAnswer")]
public sealed record RenderedAnswer(
    [property: Id(0)] byte[] Value,
    [property: Id(1)] string ContentEncoding,
    [property: Id(2)] string Digest);
