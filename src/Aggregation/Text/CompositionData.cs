using System.Globalization;

namespace ScenarioOrleans.Aggregation;

/// <summary>What Unicode says of single characters; see Composition.txt, which is read when a text first needs it.</summary>
internal static class CompositionData
{
    private static readonly Dictionary<int, int> Classes = [];

    static CompositionData()
    {
        using var data = typeof(CompositionData).Assembly.GetManifestResourceStream("Composition.txt")!;
        using var lines = new StreamReader(data);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (line.Split(':') is [var mark, var characters])
            {
                AddClass(int.Parse(mark, CultureInfo.InvariantCulture), characters);
            }
            else if (line.Split(' ') is [var whole, "+" or "=", .. var parts])
            {
                AddParts(Code(whole), Array.ConvertAll(parts, Code), line.Contains('+', StringComparison.Ordinal));
            }
        }
    }

    /// <summary>What a character is made of; a part may be made of others.</summary>
    public static Dictionary<int, int[]> Parts { get; } = [];

    /// <summary>What two characters make.</summary>
    public static Dictionary<(int First, int Second), int> Wholes { get; } = [];

    /// <summary>Canonical combining class; 0: the character starts something new.</summary>
    public static int ClassOf(int rune) => Classes.GetValueOrDefault(rune);

    private static void AddClass(int mark, string characters)
    {
        foreach (var range in characters.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            for (var rune = Code(ends[0]); rune <= Code(ends[^1]); rune++)
            {
                Classes.Add(rune, mark);
            }
        }
    }

    private static void AddParts(int whole, int[] parts, bool composes)
    {
        Parts.Add(whole, parts);
        if (composes)
        {
            Wholes.Add((parts[0], parts[1]), whole);
        }
    }

    private static int Code(string hex) => int.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
