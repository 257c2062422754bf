namespace ScenarioOrleans.Aggregation;

/// <summary>One group's sums as its aggregate holds them.</summary>
/// <param name="Group">The group.</param>
/// <param name="WeekStart">The day on which its weeks start.</param>
/// <param name="Days">Its sums by day; not changed here.</param>
public sealed record HeldGroup(GroupKey Group, DayOfWeek WeekStart, DaySums Days);
