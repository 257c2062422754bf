using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>What the next summary of a scenario has to show.</summary>
/// <param name="Version">Of two marks the later says how the organization is written and when weeks start.</param>
/// <param name="Subject">Whose summary, and how it is written.</param>
/// <param name="Changed">The groups and days that changed.</param>
public sealed record SummaryMark(SnapshotVersion Version, SummarySubject Subject, ChangedGroup[] Changed);
