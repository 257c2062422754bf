namespace ScenarioOrleans.Aggregation;

/// <summary>One group and its sums by day.</summary>
public sealed class GroupSums(GroupKey group, DaySums days)
{
    public GroupKey Group { get; } = group;

    public DaySums Days { get; } = days;

    /// <summary>In which hours there are rows; null when nobody asked for it.</summary>
    public DayHours? Hours { get; init; }

    /// <summary>One entry for each group, in order of first appearance, holding the rows of all its parts. The parts are not changed.</summary>
    public static IReadOnlyList<GroupSums> Combine(IEnumerable<GroupSums> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var groups = new Dictionary<GroupKey, GroupSums>();
        var combined = new List<GroupSums>();
        foreach (var part in parts)
        {
            if (groups.TryGetValue(part.Group, out var known))
            {
                known.Days.Merge(part.Days);
            }
            else
            {
                var copy = new GroupSums(part.Group, part.Days.Clone());
                groups.Add(part.Group, copy);
                combined.Add(copy);
            }
        }

        return combined;
    }
}
