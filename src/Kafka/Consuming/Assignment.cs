using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Consuming;

/// <summary>
/// The partitions that this consumer owns now. Changed by the poll thread alone; any thread may read a consistent copy.
/// </summary>
public sealed class Assignment
{
    private PartitionWork[] _owned = [];
    private PartitionWork?[] _byNumber = [];

    /// <summary>The partitions owned at this moment; the array never changes.</summary>
    public IReadOnlyList<PartitionWork> Owned => Volatile.Read(ref _owned);

    public IEnumerable<TopicPartition> Partitions => Owned.Select(work => work.Partition);

    /// <summary>The work of a partition; null if it is not owned. For the poll thread, which asks for every message.</summary>
    public PartitionWork? Find(int partition) => (uint)partition < (uint)_byNumber.Length ? _byNumber[partition] : null;

    /// <summary>Adds a partition; one that was there before is abandoned and replaced.</summary>
    public void Add(PartitionWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Remove([work.Partition]);
        Own([.. _owned, work]);
    }

    /// <summary>Abandons partitions and forgets them. Those not owned are ignored.</summary>
    public void Remove(IEnumerable<TopicPartition> partitions)
    {
        var gone = partitions.ToHashSet();
        var leaving = _owned.Where(work => gone.Contains(work.Partition)).ToArray();
        Own([.. _owned.Except(leaving)]);
        foreach (var work in leaving)
        {
            work.Abandon();
            work.Dispose();
        }
    }

    private void Own(PartitionWork[] owned)
    {
        Volatile.Write(ref _owned, owned);
        _byNumber = new PartitionWork?[owned.Length == 0 ? 0 : owned.Max(work => work.Partition.Partition.Value) + 1];
        Array.ForEach(owned, work => _byNumber[work.Partition.Partition.Value] = work);
    }
}
