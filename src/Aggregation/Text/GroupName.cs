using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>Names of groups without what is easily written differently.</summary>
internal static class GroupName
{
    /// <summary>Without blanks around it, and composed.</summary>
    public static string Clean(string name) => Composition.Compose(Trim(name).ToString());

    /// <summary>Whether cleaning surely leaves a name as it is; false when only cleaning tells.</summary>
    /// <param name="name">UTF-8.</param>
    public static bool IsClean(ReadOnlySpan<byte> name) =>
        !name.IsEmpty && name[0] > ' ' && name[^1] > ' ' && Ascii.IsValid(name);

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> name)
    {
        while (!name.IsEmpty && IsBlank(name[0]))
        {
            name = name[1..];
        }

        while (!name.IsEmpty && IsBlank(name[^1]))
        {
            name = name[..^1];
        }

        return name;
    }

    /// <summary>All blanks are in the basic plane.</summary>
    private static bool IsBlank(char c) => Rune.TryCreate(c, out var rune) && Blanks.IsBlank(rune);
}
