using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Recognises a value's encoding by its first bytes. White space and a byte-order mark before any form are passed over, and so are the five bytes
/// that serializers of a Schema Registry put there. Base64 of gzip always starts with <c>H4s</c> to <c>H4v</c>: no JSON does, so nothing
/// has to be tried.
/// </summary>
internal static class ValueForms
{
    /// <summary>A zero, and the schema's number.</summary>
    private const int RegistryBytes = 5;

    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n\v\f"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The form, and the value without what is around it.</summary>
    public static ValueForm Recognise(ReadOnlyMemory<byte> value, out ReadOnlyMemory<byte> content)
    {
        var form = Recognise(value.Span, out Range range);
        content = value[range];
        return form;
    }

    /// <summary>The form, and where in the value it is.</summary>
    public static ValueForm Recognise(ReadOnlySpan<byte> value, out Range content)
    {
        var framed = IsFramed(value);
        var start = framed ? RegistryBytes : 0;
        var form = RecogniseAt(ref start, value, out var end);
        if (framed && form is (ValueForm.PerhapsJson or ValueForm.Empty))
        {
            form = ValueForm.Unknown;
        }

        content = form == ValueForm.Unknown ? Range.All : start..end;
        return form;
    }

    /// <summary>Whether a serializer of a Schema Registry wrote the value, or something else that starts so.</summary>
    public static bool IsFramed(ReadOnlySpan<byte> value) => value.Length >= RegistryBytes && value[0] == 0;

    /// <summary>Whether these are the first bytes of base64 of gzip.</summary>
    public static bool IsBase64Gzip(ReadOnlySpan<byte> bytes) => bytes is [(byte)'H', (byte)'4', >= (byte)'s' and <= (byte)'v', ..];

    private static ValueForm RecogniseAt(ref int start, ReadOnlySpan<byte> value, out int end)
    {
        end = value.Length;
        start = SkipSpace(value, start);
        var marked = value[start..].StartsWith(ByteOrderMark);
        var behind = marked ? SkipSpace(value, start + ByteOrderMark.Length) : start;
        var bytes = value[behind..];
        if (bytes is [(byte)'"', ..] && IsBase64Gzip(bytes[1..]))
        {
            start = behind;
            return Unquote(value, ref start, ref end);
        }

        // The mark stays: positions in the JSON are told with it.
        var form = RecogniseJson(bytes);
        if (form != ValueForm.Unknown)
        {
            return form;
        }

        start = behind;
        return bytes is [0x1F, 0x8B, ..] ? ValueForm.Gzip : IsBase64Gzip(bytes) ? ValueForm.Base64Gzip : ValueForm.Unknown;
    }

    private static ValueForm Unquote(ReadOnlySpan<byte> value, ref int start, ref int end)
    {
        end = value.LastIndexOfAnyExcept(Space) + 1;
        var text = value[(start + 1)..end];
        if (text.IndexOfAny((byte)'"', (byte)'\\') != text.Length - 1 || text[^1] != '"')
        {
            return ValueForm.QuotedBase64Gzip;
        }

        (start, end) = (start + 1, end - 1);
        return ValueForm.Base64Gzip;
    }

    private static ValueForm RecogniseJson(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => ValueForm.Empty,
        [(byte)'{' or (byte)'[', ..] => ValueForm.Json,
        [(byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n' or (byte)'N' or (byte)'I', ..] =>
            ValueForm.PerhapsJson,
        _ => ValueForm.Unknown,
    };

    private static int SkipSpace(ReadOnlySpan<byte> value, int start)
    {
        var first = value[start..].IndexOfAnyExcept(Space);
        return first < 0 ? value.Length : start + first;
    }
}
