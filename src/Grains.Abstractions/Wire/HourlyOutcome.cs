namespace ScenarioOrleans.Grains;

/// <summary>What became of hourly rows.</summary>
/// <param name="Changed">The groups and days the rows belong to, whether they were added now or were in the sums already.</param>
/// <param name="NeedCut">Indexes of parts of whose runs some, but not all, is in the sums: nothing of them was added.</param>
[GenerateSerializer, Immutable, Alias("scenario.HourlyOutcome")]
public sealed record HourlyOutcome(
    [property: Id(0)] ChangedGroup[] Changed,
    [property: Id(1)] int[] NeedCut);
