namespace ScenarioOrleans.Kafka.Records;

/// <summary>A record's key or value as it was received. Small ones lie in a buffer that others share, and go with it.</summary>
/// <param name="Memory">The bytes; empty when there are none.</param>
/// <param name="IsNull">There is no key, or no value: not the same as an empty one.</param>
public readonly record struct PooledBytes(ReadOnlyMemory<byte> Memory, bool IsNull)
{
    /// <summary>Larger ones have an array of their own.</summary>
    public const int MaxShared = 16 * 1024;

    public int Length => Memory.Length;

    /// <summary>The bytes as their holder's own, whatever becomes of a buffer.</summary>
    public ReadOnlyMemory<byte> Detach() => Memory.Length > MaxShared ? Memory : Memory.ToArray();
}
