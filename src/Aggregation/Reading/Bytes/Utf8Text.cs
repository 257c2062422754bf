using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>Where UTF-8 stops being well-formed; for messages about bytes that are not.</summary>
internal static class Utf8Text
{
    /// <summary>How many bytes come before the first that cannot be read.</summary>
    public static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
