using System.Text;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Bytes that strangers wrote, fit for a terminal: control characters cannot reach it.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, with its control characters shown as codes; <c>0x…</c> where it is no UTF-8; cut off at a length.</summary>
    public static string Of(byte[]? bytes, int longest)
    {
        if (bytes is null)
        {
            return "-";
        }

        try
        {
            return Of(Strict.GetString(bytes), longest);
        }
        catch (DecoderFallbackException)
        {
            return Cut($"0x{Convert.ToHexStringLower(bytes)}", longest);
        }
    }

    public static string Of(string text, int longest)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsControl(letter))
            {
                plain.Append("\\u").Append(((int)letter).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                plain.Append(letter);
            }
        }

        return Cut(plain.ToString(), longest);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(longest - 1)]}…";
}
