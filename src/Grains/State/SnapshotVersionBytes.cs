using System.Buffers.Binary;

namespace ScenarioOrleans.Grains.State;

/// <summary>A snapshot's version in a state block: timestamp, partition and offset, little-endian.</summary>
internal static class SnapshotVersionBytes
{
    public const int Length = sizeof(long) + sizeof(int) + sizeof(long);

    public static void Write(Span<byte> to, SnapshotVersion version)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to, version.TimestampMilliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(to[sizeof(long)..], version.Partition);
        BinaryPrimitives.WriteInt64LittleEndian(to[(sizeof(long) + sizeof(int))..], version.Offset);
    }

    public static SnapshotVersion Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadInt64LittleEndian(from),
        BinaryPrimitives.ReadInt32LittleEndian(from[sizeof(long)..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[(sizeof(long) + sizeof(int))..]));
}
