using ScenarioOrleans.Kafka.Consuming;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>Messages of one partition in a batch, between which no message was received that is not in it.</summary>
/// <param name="work">The partition's work.</param>
/// <param name="number">Its index among the batch's runs.</param>
public sealed class BatchRun(PartitionWork work, int number)
{
    public PartitionWork Work { get; } = work;

    public int Number { get; } = number;

    public int Partition { get; } = work.Partition.Partition.Value;

    /// <summary>Every message of the partition below this offset was done when the run began.</summary>
    public long Watermark { get; } = Math.Max(0, work.Committable);

    /// <summary>How many messages are in it.</summary>
    public int Count { get; internal set; }
}
