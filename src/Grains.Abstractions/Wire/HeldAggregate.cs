namespace ScenarioOrleans.Grains;

/// <summary>What an aggregate holds.</summary>
/// <param name="Aggregate">Its key.</param>
/// <param name="WeekStart">The day on which the weeks of its latest rows start.</param>
/// <param name="Days">The sums, as a day block; empty when there are none.</param>
[GenerateSerializer, Immutable, Alias("scenario.HeldAggregate")]
public sealed record HeldAggregate(
    [property: Id(0)] string Aggregate,
    [property: Id(1)] DayOfWeek WeekStart,
    [property: Id(2)] byte[] Days);
