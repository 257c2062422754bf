using System.Buffers;

namespace ScenarioOrleans.Parquet.Tests.Format;

/// <summary>Bytes as golden text.</summary>
internal static class Hex
{
    /// <summary>What <paramref name="write"/> writes, as pairs of lower-case digits with spaces between.</summary>
    public static string Of(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Of(output.WrittenSpan);
    }

    public static string Of(ReadOnlySpan<byte> bytes) => string.Join(' ', bytes.ToArray().Select(b => b.ToString("x2")));
}
