using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>
/// Copies keys and values out of the client's memory: small ones behind one another into buffers, so that a record costs no array. Used by
/// the poll thread alone.
/// </summary>
public sealed class PooledBytesReader(BufferPool pool) : IDeserializer<PooledBytes>
{
    private List<byte[]> _buffers = [];
    private int _used = BufferPool.BufferBytes;
    private int _mark;

    /// <summary>What is read from now on can be taken back.</summary>
    public void Mark() => _mark = _used;

    /// <summary>The bytes read since the mark are not needed, or were copied.</summary>
    public void Rewind() => _used = Math.Min(_used, _mark);

    /// <summary>Hands over the buffers filled so far; the next record starts a new one.</summary>
    public List<byte[]> Take()
    {
        var taken = _buffers;
        (_buffers, _used, _mark) = ([], BufferPool.BufferBytes, BufferPool.BufferBytes);
        return taken;
    }

    public PooledBytes Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
    {
        if (data.IsEmpty)
        {
            return new PooledBytes(default, isNull);
        }

        if (data.Length > PooledBytes.MaxShared)
        {
            return new PooledBytes(data.ToArray(), false);
        }

        if (BufferPool.BufferBytes - _used < data.Length)
        {
            _buffers.Add(pool.Rent());
            (_used, _mark) = (0, 0);
        }

        var at = _used;
        data.CopyTo(_buffers[^1].AsSpan(at));
        _used += data.Length;
        return new PooledBytes(_buffers[^1].AsMemory(at, data.Length), false);
    }
}
