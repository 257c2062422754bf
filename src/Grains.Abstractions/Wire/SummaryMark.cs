namespace ScenarioOrleans.Grains;

/// <summary>What the next summary of a scenario has to show.</summary>
/// <param name="Version">Of two marks the later says how the organization is written and when weeks start.</param>
/// <param name="Subject">Whose summary, and how it is written.</param>
/// <param name="Changed">The groups and days that changed.</param>
[GenerateSerializer, Immutable, Alias("scenario.SummaryMark")]
public sealed record SummaryMark(
    [property: Id(0)] SnapshotVersion Version,
    [property: Id(1)] SummarySubject Subject,
    [property: Id(2)] ChangedGroup[] Changed);
