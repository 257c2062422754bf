namespace ScenarioOrleans.Grains;

/// <summary>
/// Consecutive offsets of one partition, taken together: whatever of an aggregate is in these messages is in one part.
/// A single message is a run of one.
/// </summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="First">The first offset.</param>
/// <param name="Last">The last offset, not before the first.</param>
[GenerateSerializer, Immutable, Alias("scenario.OffsetRun")]
public readonly record struct OffsetRun(
    [property: Id(0)] string Topic,
    [property: Id(1)] int Partition,
    [property: Id(2)] long First,
    [property: Id(3)] long Last);
