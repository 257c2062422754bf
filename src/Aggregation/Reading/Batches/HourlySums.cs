namespace ScenarioOrleans.Aggregation;

/// <summary>What the messages of a batch come to for one scenario.</summary>
/// <param name="Key">The scenario.</param>
/// <param name="Organization">As the last message names it.</param>
/// <param name="WeekStart">Of the last message.</param>
/// <param name="Groups">Different groups, each with its days; empty when the messages had no rows.</param>
/// <param name="Rows">Rows of all messages together.</param>
/// <param name="Runs">The runs of offsets that its messages came from, each once.</param>
/// <param name="WroteText">Some message, not only the last, wrote the organization as text.</param>
public sealed record HourlySums(
    ScenarioKey Key, OrganizationId Organization, DayOfWeek WeekStart, IReadOnlyList<GroupSums> Groups, long Rows, int[] Runs, bool WroteText)
{
    /// <summary>What the senders should know of rows that were read, the same thing once; some of it when it is very much.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}
