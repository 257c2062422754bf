using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Orleans;

/// <summary>A hash that is the same in every process: xxHash32 with seed zero.</summary>
public static class StableHash
{
    private const uint Prime1 = 2654435761;
    private const uint Prime2 = 2246822519;
    private const uint Prime3 = 3266489917;
    private const uint Prime4 = 668265263;
    private const uint Prime5 = 374761393;

    public static uint ComputeHash(string data) => ComputeHash(Encoding.UTF8.GetBytes(data));

    public static uint ComputeHash(ReadOnlySpan<byte> data)
    {
        var rest = data;
        uint hash;
        unchecked
        {
            if (rest.Length >= 16)
            {
                var (a, b, c, d) = (Prime1 + Prime2, Prime2, 0u, 0u - Prime1);
                for (; rest.Length >= 16; rest = rest[16..])
                {
                    a = Round(a, BinaryPrimitives.ReadUInt32LittleEndian(rest));
                    b = Round(b, BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]));
                    c = Round(c, BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]));
                    d = Round(d, BinaryPrimitives.ReadUInt32LittleEndian(rest[12..]));
                }

                hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7)
                    + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            }
            else
            {
                hash = Prime5;
            }

            hash += (uint)data.Length;
            for (; rest.Length >= 4; rest = rest[4..])
            {
                hash = BitOperations.RotateLeft(hash + (BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime3), 17) * Prime4;
            }

            foreach (var b in rest)
            {
                hash = BitOperations.RotateLeft(hash + (b * Prime5), 11) * Prime1;
            }

            hash = (hash ^ (hash >> 15)) * Prime2;
            hash = (hash ^ (hash >> 13)) * Prime3;
            return hash ^ (hash >> 16);
        }
    }

    private static uint Round(uint lane, uint input)
        => unchecked(BitOperations.RotateLeft(lane + (input * Prime2), 13) * Prime1);
}
