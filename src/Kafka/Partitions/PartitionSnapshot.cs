namespace ScenarioOrleans.Kafka.Partitions;

/// <summary>One partition at one moment. Offsets are null while they are not known.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="Position">The offset expected next.</param>
/// <param name="Watermark">Everything below is done.</param>
/// <param name="Committed">What the broker has accepted as committed.</param>
/// <param name="Begin">The lowest offset that the broker still has, as of the last fetch.</param>
/// <param name="End">The offset that the next message written to the partition gets, as of the last fetch.</param>
/// <param name="InFlight">Messages received and not done.</param>
public sealed record PartitionSnapshot(
    int Partition, long? Position, long? Watermark, long? Committed, long? Begin, long? End, int InFlight)
{
    /// <summary>Messages written and not committed; null while the end is not known.</summary>
    public long? Lag => End is { } end ? Math.Max(0, end - Math.Max(Committed ?? 0, Begin ?? 0)) : null;
}
