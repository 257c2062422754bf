using System.Runtime.InteropServices;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Unicode's normal form C: an accent behind its letter and the letter that has it are one text. Own, since without culture data
/// (invariant globalization) .NET leaves every text as it is.
/// </summary>
internal static class Composition
{
    /// <summary>All below are composed already, whatever they stand next to.</summary>
    private const char FirstThatMayChange = '\u0300';

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstThatMayChange, char.MaxValue))
        {
            return text;
        }

        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, runes);
        }

        Sort(runes);
        return Text(Compose(runes));
    }

    private static void Decompose(int rune, List<int> runes)
    {
        if (Hangul.TryDecompose(rune, runes))
        {
            return;
        }

        if (!CompositionData.Parts.TryGetValue(rune, out var parts))
        {
            runes.Add(rune);
            return;
        }

        foreach (var part in parts)
        {
            Decompose(part, runes);
        }
    }

    /// <summary>Brings marks that follow one letter into the order of their classes, those of one class as they are.</summary>
    private static void Sort(List<int> runes)
    {
        for (var from = 0; from < runes.Count; from++)
        {
            var to = from;
            while (to < runes.Count && CompositionData.ClassOf(runes[to]) != 0)
            {
                to++;
            }

            if (to - from > 1)
            {
                SortMarks(CollectionsMarshal.AsSpan(runes)[from..to]);
            }

            from = to;
        }
    }

    private static void SortMarks(Span<int> marks)
    {
        var keys = new (int Class, int Place)[marks.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (CompositionData.ClassOf(marks[i]), i);
        }

        var sorted = marks.ToArray();
        Array.Sort(keys, sorted);
        sorted.CopyTo(marks);
    }

    private static List<int> Compose(List<int> runes)
    {
        var composed = new List<int>(runes.Count);
        var letter = -1;
        var lastClass = 0;
        foreach (var rune in runes)
        {
            var mark = CompositionData.ClassOf(rune);
            var isNext = letter >= 0 && composed.Count == letter + 1;
            if (letter >= 0 && (isNext || lastClass < mark) && TryCompose(composed[letter], rune, out var whole))
            {
                composed[letter] = whole;
                continue;
            }

            letter = mark == 0 ? composed.Count : letter;
            lastClass = mark;
            composed.Add(rune);
        }

        return composed;
    }

    private static bool TryCompose(int first, int second, out int whole) =>
        Hangul.TryCompose(first, second, out whole) || CompositionData.Wholes.TryGetValue((first, second), out whole);

    private static string Text(List<int> runes)
    {
        var text = new StringBuilder(runes.Count);
        foreach (var rune in runes)
        {
            text.Append(new Rune(rune).ToString());
        }

        return text.ToString();
    }
}
