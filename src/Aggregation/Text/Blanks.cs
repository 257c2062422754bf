using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>White space of any script, in UTF-8: what Python's <c>strip</c> takes off, with which many senders write.</summary>
internal static class Blanks
{
    private const byte FirstNonAscii = 0x80;

    /// <summary>Unicode's white space, and the four separators of ASCII.</summary>
    public static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is >= 0x1C and <= 0x1F;

    /// <summary>The text without blanks around it.</summary>
    /// <param name="text">UTF-8.</param>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && MayBeBlank(text[0]))
        {
            if (Rune.DecodeFromUtf8(text, out var first, out var length) != OperationStatus.Done || !IsBlank(first))
            {
                break;
            }

            text = text[length..];
        }

        while (!text.IsEmpty && MayBeBlank(text[^1]))
        {
            if (Rune.DecodeLastFromUtf8(text, out var last, out var length) != OperationStatus.Done || !IsBlank(last))
            {
                break;
            }

            text = text[..^length];
        }

        return text;
    }

    public static bool AreAll(ReadOnlySpan<byte> text) => text.IsEmpty || (MayBeBlank(text[0]) && Trim(text).IsEmpty);

    private static bool MayBeBlank(byte b) => b is <= (byte)' ' or >= FirstNonAscii;
}
