namespace ScenarioOrleans.Grains;

/// <summary>Whose summary is meant, and how its message wrote it.</summary>
/// <param name="Scenario">The scenario key's text.</param>
/// <param name="Organization">The organization's text, or its number as written.</param>
/// <param name="OrganizationIsNumber">The organization is echoed as a number.</param>
/// <param name="WeekStart">The day on which weeks start.</param>
/// <param name="HasOwnWeekStart">It is not given: the day on which weeks of the scenario's latest rows start counts.</param>
[GenerateSerializer, Immutable, Alias("scenario.SummarySubject")]
public sealed record SummarySubject(
    [property: Id(0)] string Scenario,
    [property: Id(1)] string Organization,
    [property: Id(2)] bool OrganizationIsNumber,
    [property: Id(3)] DayOfWeek WeekStart,
    [property: Id(4)] bool HasOwnWeekStart = false);
