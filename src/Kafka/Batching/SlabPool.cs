using System.Collections.Concurrent;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>Arrays that hold the bytes of many small records, and are used again. Thread-safe.</summary>
public sealed class SlabPool
{
    /// <summary>Large, so that few are needed and the collector never moves them.</summary>
    public const int SlabBytes = 1 << 20;

    /// <summary>More than this is left to the collector.</summary>
    private const int MaxKept = 48;

    private readonly ConcurrentQueue<byte[]> _free = new();

    public byte[] Rent() => _free.TryDequeue(out var slab) ? slab : GC.AllocateUninitializedArray<byte>(SlabBytes);

    /// <summary>Nobody reads these any more.</summary>
    public void Return(IEnumerable<byte[]> slabs)
    {
        ArgumentNullException.ThrowIfNull(slabs);
        foreach (var slab in slabs)
        {
            if (_free.Count < MaxKept)
            {
                _free.Enqueue(slab);
            }
        }
    }
}
