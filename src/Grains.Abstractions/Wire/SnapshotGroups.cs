namespace ScenarioOrleans.Grains;

/// <summary>What a scenario's group list says of a snapshot that wants to become the current one.</summary>
/// <param name="IsCurrent">False when a later snapshot already holds: the aggregates stay as they are.</param>
/// <param name="Stale">Aggregate keys of groups that this snapshot no longer has and that are not cleared yet.</param>
[GenerateSerializer, Immutable, Alias("scenario.SnapshotGroups")]
public sealed record SnapshotGroups(
    [property: Id(0)] bool IsCurrent,
    [property: Id(1)] string[] Stale);
