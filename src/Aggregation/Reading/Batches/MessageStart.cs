namespace ScenarioOrleans.Aggregation;

/// <summary>What a message says before its rows, when nothing but <c>]}</c> follows them: whose rows they are.</summary>
internal sealed class MessageStart(BatchScenario scenario, FoldedMessage message)
{
    public BatchScenario Scenario { get; } = scenario;

    public OrganizationId Organization { get; } = message.Organization;

    public DayOfWeek WeekStart { get; } = message.WeekStart;
}
