namespace ScenarioOrleans.Grains.State;

/// <summary>One week of one aggregate, in plain figures.</summary>
/// <param name="Week">The first day of the week.</param>
/// <param name="Rows">How many rows are in it.</param>
/// <param name="Values">
/// The eight measures in the order of the answer, as invariant text: exact sums, means as the shortest text of the nearest
/// double; null for a mean of nothing.
/// </param>
[GenerateSerializer, Immutable, Alias("scenario.WeekFigures")]
public sealed record WeekFigures(
    [property: Id(0)] DateOnly Week,
    [property: Id(1)] long Rows,
    [property: Id(2)] string?[] Values);
