namespace ScenarioOrleans.Grains;

/// <summary>Folded hourly rows on their way through their scenario.</summary>
/// <param name="Runs">The messages they were folded from.</param>
/// <param name="WeekStart">The day on which the weeks of these rows start.</param>
/// <param name="Groups">One part for each group.</param>
/// <param name="OrganizationIsNumber">The messages wrote their organization as a number.</param>
[GenerateSerializer, Immutable, Alias("scenario.HourlyRequest")]
public sealed record HourlyRequest(
    [property: Id(5)] OffsetRun[] Runs,
    [property: Id(2)] DayOfWeek WeekStart,
    [property: Id(3)] GroupPart[] Groups,
    [property: Id(4)] bool OrganizationIsNumber);
