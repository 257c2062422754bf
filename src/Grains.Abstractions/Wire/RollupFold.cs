namespace ScenarioOrleans.Grains;

/// <summary>A rollup request, folded: what its aggregates take, and the answer, which depends on this request alone.</summary>
/// <param name="Scenario">The scenario key's text, which is also the grain key and the answer's record key.</param>
/// <param name="WeekStart">The day on which its weeks start.</param>
/// <param name="Groups">One part for each group; empty when no row could be used.</param>
/// <param name="Answer">The rendered answer; null when only the sums were asked for.</param>
/// <param name="Rejected">The rows that could not be used; null when there are none.</param>
/// <param name="OrganizationIsNumber">The request wrote its organization as a number.</param>
[GenerateSerializer, Immutable, Alias("scenario.RollupFold")]
public sealed record RollupFold(
    [property: Id(0)] string Scenario,
    [property: Id(1)] DayOfWeek WeekStart,
    [property: Id(2)] GroupPart[] Groups,
    [property: Id(3)] RenderedAnswer? Answer,
    [property: Id(4)] RejectedRowsNotice? Rejected,
    [property: Id(5)] bool OrganizationIsNumber);
