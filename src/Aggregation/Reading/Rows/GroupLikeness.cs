using System.Diagnostics.CodeAnalysis;

namespace ScenarioOrleans.Aggregation;

/// <summary>Two groups are alike when their names differ only in white space around them, in case or in Unicode composition.</summary>
internal sealed class GroupLikeness : IEqualityComparer<GroupKey>
{
    private static readonly GroupLikeness Instance = new();

    private GroupLikeness()
    {
    }

    /// <summary>Sets of groups that are alike.</summary>
    /// <param name="groups">Different groups.</param>
    public static List<List<GroupKey>> Sets(IReadOnlyList<GroupSums> groups)
    {
        // First whether there are any, which is seldom, and costs no more than a set.
        var seen = new HashSet<GroupKey>(groups.Count, Instance);
        var alike = new HashSet<GroupKey>(Instance);
        foreach (var group in groups)
        {
            if (!seen.Add(group.Group))
            {
                alike.Add(group.Group);
            }
        }

        return alike.Count == 0
            ? []
            : [.. groups.Select(group => group.Group).Where(alike.Contains).GroupBy(group => group, Instance).Select(set => set.ToList())];
    }

    public bool Equals(GroupKey x, GroupKey y) =>
        AreAlike(x.ContactType, y.ContactType) && AreAlike(x.StaffType, y.StaffType) && AreAlike(x.CallCenter, y.CallCenter);

    public int GetHashCode([DisallowNull] GroupKey obj) => HashCode.Combine(HashOf(obj.ContactType), HashOf(obj.StaffType), HashOf(obj.CallCenter));

    private static bool AreAlike(string x, string y) => Bare(x).Equals(Bare(y), StringComparison.OrdinalIgnoreCase);

    private static int HashOf(string name) => string.GetHashCode(Bare(name), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Bare(string name) => GroupName.Trim(Composition.Compose(name));
}
