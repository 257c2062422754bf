using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The names of groups in an answer: the three values joined by <c>_</c>. Groups whose names are equal take the next spelling, together,
/// until all differ: first an underscore inside a value is written <c>\_</c>; should that again equal some other name (values that hold
/// backslashes themselves), a backslash is written <c>\\</c> too, which is one-to-one. So two groups never share a name, and the
/// names depend on the set of groups only.
/// </summary>
internal static class GroupNames
{
    private const int OneToOne = 2;

    public static string[] Of(IReadOnlyList<GroupKey> groups)
    {
        var spelling = new int[groups.Count];
        var names = groups.Select(group => Spell(group, 0)).ToArray();
        while (RaiseEqual(groups, names, spelling))
        {
        }

        return names;
    }

    private static bool RaiseEqual(IReadOnlyList<GroupKey> groups, string[] names, int[] spelling)
    {
        var clashes = Enumerable.Range(0, names.Length).GroupBy(i => names[i], StringComparer.Ordinal).Where(same => same.Skip(1).Any());
        var raised = false;
        foreach (var group in clashes.SelectMany(same => same).Where(i => spelling[i] < OneToOne).ToList())
        {
            names[group] = Spell(groups[group], ++spelling[group]);
            raised = true;
        }

        return raised;
    }

    private static string Spell(GroupKey group, int spelling) => new StringBuilder()
        .Append(Escape(group.ContactType, spelling)).Append('_')
        .Append(Escape(group.StaffType, spelling)).Append('_')
        .Append(Escape(group.CallCenter, spelling))
        .ToString();

    private static string Escape(string value, int spelling)
    {
        value = spelling < OneToOne ? value : value.Replace("\\", "\\\\", StringComparison.Ordinal);
        return spelling == 0 ? value : value.Replace("_", "\\_", StringComparison.Ordinal);
    }
}
