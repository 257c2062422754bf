using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>A column's name without what people and programs write differently: case, white space and underscores.</summary>
internal static class NameFold
{
    /// <summary>Characters that are several ASCII letters, or one, whatever their case; what the simple mapping of cases lacks.</summary>
    private static readonly Dictionary<int, string> Special = new()
    {
        [0x00DF] = "ss",
        [0x017F] = "s",
        [0x1E9E] = "ss",
        [0x212A] = "k",
        [0xFB00] = "ff",
        [0xFB01] = "fi",
        [0xFB02] = "fl",
        [0xFB03] = "ffi",
        [0xFB04] = "ffl",
        [0xFB05] = "st",
        [0xFB06] = "st",
    };

    public static string Of(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value == '_' || Blanks.IsBlank(rune))
            {
                continue;
            }

            // By way of upper case, so that letters with two lower cases are one.
            folded.Append(Special.TryGetValue(rune.Value, out var letters) ? letters : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
        }

        return folded.ToString();
    }
}
