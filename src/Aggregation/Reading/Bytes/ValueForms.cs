using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Recognises a value's encoding by its first bytes. White space before any form is passed over, and a byte-order mark before JSON.
/// Base64 of gzip always starts with <c>H4s</c> to <c>H4v</c>: no JSON does, so nothing has to be tried.
/// </summary>
internal static class ValueForms
{
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n\v\f"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The form, and the value without white space before it.</summary>
    public static ValueForm Recognise(ReadOnlyMemory<byte> value, out ReadOnlyMemory<byte> content)
    {
        var form = Recognise(value.Span, out var start);
        content = value[start..];
        return form;
    }

    /// <summary>The form, and how much white space is before the value.</summary>
    public static ValueForm Recognise(ReadOnlySpan<byte> value, out int start)
    {
        start = value.IndexOfAnyExcept(Space);
        start = start < 0 ? value.Length : start;
        var bytes = value[start..];
        if (bytes.StartsWith(ByteOrderMark))
        {
            return RecogniseJson(bytes[ByteOrderMark.Length..].TrimStart(" \t\r\n"u8));
        }

        var form = RecogniseJson(bytes);
        if (form != ValueForm.Unknown)
        {
            return form;
        }

        return bytes switch
        {
            [0x1F, 0x8B, ..] => ValueForm.Gzip,
            [(byte)'H', (byte)'4', >= (byte)'s' and <= (byte)'v', ..] => ValueForm.Base64Gzip,
            _ => ValueForm.Unknown,
        };
    }

    private static ValueForm RecogniseJson(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => ValueForm.Empty,
        [(byte)'{' or (byte)'[', ..] => ValueForm.Json,
        [(byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n' or (byte)'N' or (byte)'I', ..] =>
            ValueForm.PerhapsJson,
        _ => ValueForm.Unknown,
    };
}
