namespace ScenarioOrleans.Grains;

/// <summary>Keys of a scenario's aggregates, each list in the order of names.</summary>
/// <param name="Snapshot">Those of the current snapshot.</param>
/// <param name="Running">Those of the running sums.</param>
/// <param name="OrganizationIsNumber">Every message so far wrote the organization as a number.</param>
/// <param name="WeekStart">The day on which weeks of the latest rows of the running sums start; null when it is not known.</param>
[GenerateSerializer, Immutable, Alias("scenario.ListedAggregates")]
public sealed record ListedAggregates(
    [property: Id(0)] string[] Snapshot,
    [property: Id(1)] string[] Running,
    [property: Id(2)] bool OrganizationIsNumber,
    [property: Id(3)] DayOfWeek? WeekStart = null);
