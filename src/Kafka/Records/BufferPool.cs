using System.Collections.Concurrent;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>Arrays that hold the bytes of many small records, and are used again. Thread-safe.</summary>
public sealed class BufferPool
{
    /// <summary>Large, so that few are needed and the collector never moves them.</summary>
    public const int BufferBytes = 1 << 20;

    /// <summary>More than this is left to the collector.</summary>
    private const int MaxKept = 48;

    private readonly ConcurrentQueue<byte[]> _free = new();

    public byte[] Rent() => _free.TryDequeue(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(BufferBytes);

    /// <summary>Nobody reads these any more.</summary>
    public void Return(IEnumerable<byte[]> buffers)
    {
        ArgumentNullException.ThrowIfNull(buffers);
        foreach (var buffer in buffers)
        {
            if (_free.Count < MaxKept)
            {
                _free.Enqueue(buffer);
            }
        }
    }
}
