using Confluent.Kafka;
using ScenarioOrleans.Kafka.Consuming;

namespace ScenarioOrleans.Kafka.Batching;

/// <summary>
/// Copies keys and values out of the client's memory: small ones behind one another into slabs, so that a record costs no array. Used by
/// the poll thread alone.
/// </summary>
public sealed class SlabReader(SlabPool pool) : IDeserializer<RecordBytes>
{
    private List<byte[]> _slabs = [];
    private int _used = SlabPool.SlabBytes;
    private int _mark;

    /// <summary>What is read from now on can be taken back.</summary>
    public void Mark() => _mark = _used;

    /// <summary>The bytes read since the mark are not needed, or were copied.</summary>
    public void Rewind() => _used = Math.Min(_used, _mark);

    /// <summary>Hands over the slabs filled so far; the next record starts a new one.</summary>
    public List<byte[]> Take()
    {
        var taken = _slabs;
        (_slabs, _used, _mark) = ([], SlabPool.SlabBytes, SlabPool.SlabBytes);
        return taken;
    }

    public RecordBytes Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
    {
        if (data.IsEmpty)
        {
            return new RecordBytes(default, isNull);
        }

        if (data.Length > RecordBytes.MaxShared)
        {
            return new RecordBytes(data.ToArray(), false);
        }

        if (SlabPool.SlabBytes - _used < data.Length)
        {
            _slabs.Add(pool.Rent());
            (_used, _mark) = (0, 0);
        }

        var at = _used;
        data.CopyTo(_slabs[^1].AsSpan(at));
        _used += data.Length;
        return new RecordBytes(_slabs[^1].AsMemory(at, data.Length), false);
    }
}
