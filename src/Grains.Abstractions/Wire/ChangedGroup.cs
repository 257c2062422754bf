namespace ScenarioOrleans.Grains;

/// <summary>The days of one group that a message touched.</summary>
/// <param name="Aggregate">The running aggregate's key.</param>
/// <param name="Days">The days, as day numbers (<see cref="DateOnly.DayNumber"/>).</param>
[GenerateSerializer, Immutable, Alias("scenario.ChangedGroup")]
public sealed record ChangedGroup(
    [property: Id(0)] string Aggregate,
    [property: Id(1)] int[] Days);
