namespace ScenarioOrleans.Grains;

/// <summary>
/// Offsets of one partition without a gap, taken together: whatever of an aggregate is in these messages is in one part. Offsets that
/// have no message are no gap. A single message is a run of one.
/// </summary>
/// <param name="Topic">The log (<see cref="SourcePosition.LogName"/>).</param>
/// <param name="Partition">Its partition.</param>
/// <param name="First">The first offset.</param>
/// <param name="Last">The last offset, not before the first.</param>
/// <param name="Watermark">Every message of the partition below it is done.</param>
[GenerateSerializer, Immutable, Alias("scenario.OffsetRun")]
public readonly record struct OffsetRun(
    [property: Id(0)] string Topic,
    [property: Id(1)] int Partition,
    [property: Id(2)] long First,
    [property: Id(3)] long Last,
    [property: Id(4)] long Watermark = 0);
