using System.Buffers.Binary;
using System.Numerics;

namespace ScenarioOrleans.Aggregation;

/// <summary>The checksum of what is stored: CRC-32C (Castagnoli), by the processor's own instructions. Part of every stored form, so it never changes.</summary>
public static class Crc32C
{
    /// <summary>The checksum of some bytes; of none it is 0.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return ~crc;
    }
}
