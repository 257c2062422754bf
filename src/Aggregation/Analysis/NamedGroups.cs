using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>The groups of a scenario under the names that answers give them, in the UTF-8 byte order of these.</summary>
internal static class NamedGroups
{
    public static IEnumerable<(string Name, HeldGroup Held)> Of(IReadOnlyCollection<HeldGroup> groups)
    {
        var names = GroupNames.Of([.. groups.Select(group => group.Group)]);
        return names.Zip(groups).OrderBy(
            pair => Encoding.UTF8.GetBytes(pair.First), Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
    }
}
