namespace ScenarioOrleans.Grains;

/// <summary>
/// Orders the snapshots of one scenario: of two, the later by timestamp, then partition, then offset, holds.
///
/// </summary>
[GenerateSerializer, Immutable, Alias("scenario.SnapshotVersion")]
public readonly record struct SnapshotVersion(
    [property: Id(0)] long TimestampMilliseconds,
    [property: Id(1)] int Partition,
    [property: Id(2)] long Offset) : IComparable<SnapshotVersion>
{
    /// <summary>Before every message: what an aggregate has that never took a snapshot.</summary>
    public static SnapshotVersion None { get; } = new(long.MinValue, -1, -1);

    public int CompareTo(SnapshotVersion other)
    {
        var byTime = TimestampMilliseconds.CompareTo(other.TimestampMilliseconds);
        if (byTime != 0)
        {
            return byTime;
        }

        var byPartition = Partition.CompareTo(other.Partition);
        return byPartition != 0 ? byPartition : Offset.CompareTo(other.Offset);
    }

    public static bool operator <(SnapshotVersion left, SnapshotVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(SnapshotVersion left, SnapshotVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(SnapshotVersion left, SnapshotVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SnapshotVersion left, SnapshotVersion right) => left.CompareTo(right) >= 0;
}
