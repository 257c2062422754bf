using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>The words of a name in lower case: runs of letters and runs of digits, cut also where a capital letter follows a small one.</summary>
internal static class NameWords
{
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (i > 0 && !Continues(name[i - 1], c))
            {
                End(words, word);
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }

        End(words, word);
        return words;
    }

    private static bool Continues(char last, char c) =>
        char.IsLetter(c) ? char.IsLetter(last) && !(char.IsUpper(c) && char.IsLower(last)) : char.IsDigit(c) && char.IsDigit(last);

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
