namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>One hour of one group, as it is sent.</summary>
/// <param name="Day">The day it belongs to.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Group">The group.</param>
/// <param name="Values">The eight measures in the order of the answer; null is left out.</param>
internal sealed record Row(DateOnly Day, int Hour, Group Group, decimal?[] Values);
