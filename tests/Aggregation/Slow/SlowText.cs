using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Texts the obvious way.</summary>
internal static class SlowText
{
    /// <summary>As JSON.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The text; half a surrogate pair is a fault.</summary>
    public static string WellFormed(string text)
    {
        try
        {
            new UTF8Encoding(false, true).GetBytes(text);
            return text;
        }
        catch (EncoderFallbackException)
        {
            throw new SlowFault(FaultCodes.MalformedJson);
        }
    }
}
