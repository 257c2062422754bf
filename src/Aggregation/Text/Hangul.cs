namespace ScenarioOrleans.Aggregation;

/// <summary>Korean syllables, whose parts Unicode gives by a formula (section 3.12).</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;

    /// <summary>One before the first: no trail is the first choice.</summary>
    private const int NoTrail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;
    private const int Syllables = Leads * Vowels * Trails;

    public static bool TryDecompose(int rune, List<int> parts)
    {
        var syllable = rune - FirstSyllable;
        if (syllable is < 0 or >= Syllables)
        {
            return false;
        }

        parts.Add(FirstLead + (syllable / (Vowels * Trails)));
        parts.Add(FirstVowel + (syllable / Trails % Vowels));
        if (syllable % Trails > 0)
        {
            parts.Add(NoTrail + (syllable % Trails));
        }

        return true;
    }

    public static bool TryCompose(int first, int second, out int whole)
    {
        var (lead, vowel) = (first - FirstLead, second - FirstVowel);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            whole = FirstSyllable + (((lead * Vowels) + vowel) * Trails);
            return true;
        }

        var (syllable, trail) = (first - FirstSyllable, second - NoTrail);
        whole = first + trail;
        return syllable is >= 0 and < Syllables && syllable % Trails == 0 && trail is > 0 and < Trails;
    }
}
