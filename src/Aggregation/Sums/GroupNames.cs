namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The names of groups in an answer: their values joined by <c>_</c>. Groups whose names are equal take the next spelling, together,
/// until all differ: first an underscore inside a value is written <c>\_</c>; should that again equal some other name (values that hold
/// backslashes themselves), a backslash is written <c>\\</c> too, which is one-to-one. So two groups never share a name, and the
/// names depend on the set of groups only.
/// </summary>
internal static class GroupNames
{
    private const int OneToOne = 2;

    public static string[] Of(IReadOnlyList<GroupKey> groups) => Of(
        groups.Count, (group, escape) => $"{escape(groups[group].ContactType)}_{escape(groups[group].StaffType)}_{escape(groups[group].CallCenter)}");

    /// <param name="count">How many groups there are.</param>
    /// <param name="spell">The values of a group, each escaped, joined by underscores.</param>
    public static string[] Of(int count, Func<int, Func<string, string>, string> spell)
    {
        var spelling = new int[count];
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = spell(i, Plain);
        }

        while (RaiseEqual(names, spelling, spell))
        {
        }

        return names;
    }

    private static bool RaiseEqual(string[] names, int[] spelling, Func<int, Func<string, string>, string> spell)
    {
        var clashes = Enumerable.Range(0, names.Length).GroupBy(i => names[i], StringComparer.Ordinal).Where(same => same.Skip(1).Any());
        var raised = false;
        foreach (var group in clashes.SelectMany(same => same).Where(i => spelling[i] < OneToOne).ToList())
        {
            names[group] = spell(group, ++spelling[group] < OneToOne ? Underscores : Backslashes);
            raised = true;
        }

        return raised;
    }

    private static string Plain(string value) => value;

    private static string Underscores(string value) => value.Replace("_", "\\_", StringComparison.Ordinal);

    private static string Backslashes(string value) => Underscores(value.Replace("\\", "\\\\", StringComparison.Ordinal));
}
