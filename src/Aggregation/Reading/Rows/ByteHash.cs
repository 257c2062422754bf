using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// A quick hash of a few bytes. The secret differs in every process, so that nobody can choose values that collide;
/// nothing that leaves the process depends on it.
/// </summary>
internal static class ByteHash
{
    private static readonly ulong Secret = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    /// <param name="seed">The hash of what comes before, so that several values can be chained.</param>
    /// <param name="bytes">Their number is part of the hash.</param>
    public static ulong Of(ulong seed, ReadOnlySpan<byte> bytes)
    {
        var hash = seed ^ ((ulong)bytes.Length * 0x9E3779B97F4A7C15);
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (var b in bytes)
        {
            rest = (rest << 8) | b;
        }

        return Mix(hash ^ rest);
    }

    public static ulong Of(ulong number) => Mix(number);

    public static uint Fold(this ulong hash) => (uint)(hash ^ (hash >> 32));

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ Secret, 0xD6E8FEB86659FD93 ^ Secret, out var low);
        return high ^ low;
    }
}
