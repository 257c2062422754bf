using System.Buffers;
using System.Buffers.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>What bytes that are no message look like, and what to send instead; for people.</summary>
internal static class EncodingHint
{
    /// <summary>So many bytes tell what it is.</summary>
    public const int Length = 16;

    public const byte FirstOfGzip = 0x1F;

    /// <summary>A sentence with a blank before it, or nothing.</summary>
    /// <param name="value">A record's value, or the first bytes of it.</param>
    public static string OfValue(ReadOnlySpan<byte> value)
    {
        if (ValueForms.IsFramed(value))
        {
            return " It starts as a Schema Registry's serializers write, but what follows the five bytes is no JSON object (Avro or Protobuf?): use the serializer for JSON, or none.";
        }

        if (OfText(value) is { Length: > 0 } text)
        {
            return text;
        }

        if (IsZlib(value))
        {
            return " It is zlib's format, which lacks gzip's header: compress with gzip (in Python gzip.compress).";
        }

        Span<byte> decoded = stackalloc byte[Length];
        var start = value[..(Math.Min(value.Length, Length) & ~3)];
        if (Base64.DecodeFromUtf8(start, decoded, out _, out var length, isFinalBlock: false) != OperationStatus.Done)
        {
            return "";
        }

        return decoded[..length] switch
        {
            [(byte)'{' or (byte)'[', ..] => " It is base64 of JSON without gzip: send the JSON itself, or base64 of gzip of it.",
            [(byte)'"', ..] or [(byte)'H', (byte)'4', >= (byte)'s' and <= (byte)'v', ..] => " It is base64 of base64: the message is encoded twice. Encode it once.",
            var bytes => IsZlib(bytes) ? " It is base64 of zlib's format, which lacks gzip's header: compress with gzip (in Python gzip.compress)." : "",
        };
    }

    /// <summary>The same of what a JSON text or a gzip holds.</summary>
    /// <param name="start">The first bytes.</param>
    public static string OfText(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'b', (byte)'\'' or (byte)'"', ..] or [(byte)'b', (byte)'\\', (byte)'"', ..] =>
            " It is Python's way to show bytes (b'…'), not the bytes: send the bytes themselves, or the text that .decode() makes of them.",
        [(byte)'\'', ..] => " It is a text in single quotes, as Python shows it: send the text itself, not its repr().",
        [FirstOfGzip, ..] => " It is gzip inside gzip: the message is encoded twice. Encode it once.",
        [(byte)'{' or (byte)'[', ..] => " It is JSON inside a JSON text: the message is encoded twice. Send the object itself, not a text of it (what json.dumps or JSON.stringify make of a text).",
        _ => ValueForms.IsBase64Gzip(start) ? " It is base64 of gzip inside another encoding: the message is encoded twice. Encode it once." : "",
    };

    private static bool IsZlib(ReadOnlySpan<byte> bytes) => bytes is [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..];
}
