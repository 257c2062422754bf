using Confluent.Kafka;

namespace ScenarioOrleans.Silo.Kafka.Consuming;

/// <summary>
/// The partitions that this consumer owns now. Changed by the poll thread alone; any thread may read a consistent copy.
/// </summary>
public sealed class Assignment
{
    private PartitionWork[] _owned = [];

    /// <summary>The partitions owned at this moment; the array never changes.</summary>
    public IReadOnlyList<PartitionWork> Owned => Volatile.Read(ref _owned);

    public IEnumerable<TopicPartition> Partitions => Owned.Select(work => work.Partition);

    /// <summary>The work of a partition; null if it is not owned.</summary>
    public PartitionWork? Find(int partition)
    {
        foreach (var work in _owned)
        {
            if (work.Partition.Partition.Value == partition)
            {
                return work;
            }
        }

        return null;
    }

    /// <summary>Adds a partition; one that was there before is abandoned and replaced.</summary>
    public void Add(PartitionWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Remove([work.Partition]);
        Volatile.Write(ref _owned, [.. _owned, work]);
    }

    /// <summary>Abandons partitions and forgets them. Those not owned are ignored.</summary>
    public void Remove(IEnumerable<TopicPartition> partitions)
    {
        var gone = partitions.ToHashSet();
        var leaving = _owned.Where(work => gone.Contains(work.Partition)).ToArray();
        Volatile.Write(ref _owned, _owned.Except(leaving).ToArray());
        foreach (var work in leaving)
        {
            work.Abandon();
            work.Dispose();
        }
    }
}
