using System.Security.Cryptography;
using System.Text;

namespace ScenarioOrleans.Storage.Blocks;

/// <summary>Whose block it is. The key's text has at most 1,065 UTF-8 bytes, because PostgreSQL bounds what an index holds.</summary>
internal readonly record struct BlockKey
{
    /// <summary>A longer key is cut here and ends in <c>#</c> and its SHA-256, which makes it longer than any key that is kept whole.</summary>
    public const int LongestWholeKeyBytes = 1_000;

    private const int HashCharacters = 2 * SHA256.HashSizeInBytes;

    public BlockKey(string grainType, string stateName, string grainKey) =>
        (GrainType, StateName, GrainKey) = (grainType, stateName, Bounded(grainKey));

    public string GrainType { get; }

    public string StateName { get; }

    public string GrainKey { get; }

    public static BlockKey Of(string stateName, GrainId grain) => new(grain.Type.ToString()!, stateName, grain.Key.ToString()!);

    /// <summary>Whether a key is stored as its beginning and its hash.</summary>
    public static bool IsCut(string storedKey) => Encoding.UTF8.GetByteCount(storedKey) > LongestWholeKeyBytes;

    /// <summary>What the stored keys of all keys with a beginning begin with.</summary>
    /// <param name="start">A key's beginning, up to and including a separator.</param>
    public static string StoredStart(string start)
    {
        var bounded = Bounded(start);
        return bounded == start ? start : bounded[..^HashCharacters];
    }

    public override string ToString() => $"{GrainType}/{StateName} '{GrainKey}'";

    private static string Bounded(string key)
    {
        if (Encoding.UTF8.GetMaxByteCount(key.Length) <= LongestWholeKeyBytes || Encoding.UTF8.GetByteCount(key) <= LongestWholeKeyBytes)
        {
            return key;
        }

        var bytes = Encoding.UTF8.GetBytes(key);
        var cut = LongestWholeKeyBytes;
        while ((bytes[cut] & 0xC0) == 0x80)
        {
            cut--;
        }

        return $"{Encoding.UTF8.GetString(bytes, 0, cut)}#{Convert.ToHexString(SHA256.HashData(bytes))}";
    }
}
