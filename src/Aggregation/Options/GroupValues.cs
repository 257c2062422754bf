namespace ScenarioOrleans.Aggregation;

/// <summary>A group of a grouping: the values of its dimensions, null for those that it does not tell apart.</summary>
internal readonly record struct GroupValues(string? First, string? Second, string? Third)
{
    public string? this[int dimension] => dimension switch
    {
        0 => First,
        1 => Second,
        _ => Third,
    };

    public static GroupValues Of(GroupKey group) => new(group.ContactType, group.StaffType, group.CallCenter);
}
