namespace ScenarioOrleans.Grains;

/// <summary>Why a message goes to the dead-letter topic.</summary>
/// <param name="Code">One of the codes of the message contract, such as <c>malformed-json</c>.</param>
/// <param name="Message">What was wrong, where, and what to do.</param>
[GenerateSerializer, Immutable, Alias("scenario.WireFault")]
public sealed record WireFault(
    [property: Id(0)] string Code,
    [property: Id(1)] string Message);
