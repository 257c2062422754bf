namespace ScenarioOrleans.Grains;

/// <summary>Names the rows of a message that could not be used, for the dead-letter topic.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Summary">One line for people: how many by code, and the first of them.</param>
/// <param name="Document">The JSON document that names them: index, code and text of each.</param>
[GenerateSerializer, Immutable, Alias("scenario.RejectedRowsNotice")]
public sealed record RejectedRowsNotice(
    [property: Id(0)] long Rows,
    [property: Id(1)] string Summary,
    [property: Id(2)] byte[] Document);
