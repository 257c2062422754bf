using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>A scenario that rows are sent for.</summary>
/// <param name="Organization">Its organization; digits alone are sent as a number.</param>
/// <param name="Scenario">Its name.</param>
/// <param name="WeekStart">The day its weeks start on.</param>
/// <param name="Groups">Its groups.</param>
internal sealed record Plan(string Organization, string Scenario, DayOfWeek WeekStart, Group[] Groups)
{
    /// <summary>The record key of its answers.</summary>
    public string Key { get; } = new ScenarioKey(Organization, Scenario).ToString();

    public string OrganizationJson => char.IsDigit(Organization[0]) ? Organization : $"\"{Organization}\"";

    /// <summary>The first day of the week that a day is in.</summary>
    public DateOnly WeekOf(DateOnly day) => day.AddDays(-((day.DayOfWeek - WeekStart + 7) % 7));
}
