using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Partitions;

/// <summary>
/// The partitions that this consumer owns now. Changed by the poll thread alone; any thread may read a consistent copy.
/// </summary>
public sealed class Assignment
{
    private PartitionState[] _owned = [];
    private PartitionState?[] _byNumber = [];

    /// <summary>The partitions owned at this moment; the array never changes.</summary>
    public IReadOnlyList<PartitionState> Owned => Volatile.Read(ref _owned);

    public IEnumerable<TopicPartition> Partitions => Owned.Select(state => state.Partition);

    /// <summary>The work of a partition; null if it is not owned. For the poll thread, which asks for every message.</summary>
    public PartitionState? Find(int partition) => (uint)partition < (uint)_byNumber.Length ? _byNumber[partition] : null;

    /// <summary>Adds a partition; one that was there before is abandoned and replaced.</summary>
    public void Add(PartitionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Remove([state.Partition]);
        Own([.. _owned, state]);
    }

    /// <summary>Abandons partitions and forgets them. Those not owned are ignored.</summary>
    public void Remove(IEnumerable<TopicPartition> partitions)
    {
        var gone = partitions.ToHashSet();
        var leaving = _owned.Where(state => gone.Contains(state.Partition)).ToArray();
        Own([.. _owned.Except(leaving)]);
        foreach (var state in leaving)
        {
            state.Revoke();
            state.Dispose();
        }
    }

    private void Own(PartitionState[] owned)
    {
        Volatile.Write(ref _owned, owned);
        _byNumber = new PartitionState?[owned.Length == 0 ? 0 : owned.Max(state => state.Partition.Partition.Value) + 1];
        Array.ForEach(owned, state => _byNumber[state.Partition.Partition.Value] = state);
    }
}
