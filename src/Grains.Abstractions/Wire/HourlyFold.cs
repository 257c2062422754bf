namespace ScenarioOrleans.Grains;

/// <summary>Hourly rows, folded: what the running aggregates of their scenario take.</summary>
/// <param name="Subject">Whose rows these are.</param>
/// <param name="Groups">One part for each group; empty when no row could be used.</param>
/// <param name="Rejected">The rows that could not be used; null when there are none.</param>
/// <param name="Runs">Of a batch: the numbers of the runs that the rows came from, each once; null when it is one message.</param>
/// <param name="WroteText">Of a batch: some message, not only the last, wrote its organization as text.</param>
/// <param name="BatchId">The sender's name for these rows; null when it gave none.</param>
[GenerateSerializer, Immutable, Alias("scenario.HourlyFold")]
public sealed record HourlyFold(
    [property: Id(0)] SummarySubject Subject,
    [property: Id(1)] GroupPart[] Groups,
    [property: Id(2)] RejectedRowsNotice? Rejected,
    [property: Id(5)] int[]? Runs = null,
    [property: Id(4)] bool WroteText = false,
    [property: Id(6)] string? BatchId = null);
