namespace ScenarioOrleans.Grains;

/// <summary>A header of a request that its answer carries too.</summary>
/// <param name="Name">As the request writes it.</param>
/// <param name="Value">Its bytes; null: a header without a value.</param>
[GenerateSerializer, Immutable, Alias("scenario.EchoedHeader")]
public readonly record struct EchoedHeader([property: Id(0)] string Name, [property: Id(1)] byte[]? Value);
