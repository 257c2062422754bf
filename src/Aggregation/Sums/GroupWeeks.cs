namespace ScenarioOrleans.Aggregation;

/// <summary>One group's weeks, ascending.</summary>
/// <param name="Group">The group's three values.</param>
/// <param name="Name">Its name in the answer, unique among the figures it is part of.</param>
/// <param name="Weeks">At least one; weeks without rows are left out.</param>
public sealed record GroupWeeks(GroupKey Group, string Name, IReadOnlyList<WeekSums> Weeks);
