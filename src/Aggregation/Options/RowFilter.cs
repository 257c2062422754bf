namespace ScenarioOrleans.Aggregation;

/// <summary>Which values of dimensions count.</summary>
/// <param name="text">As written.</param>
/// <param name="values">For each of the three dimensions the values that count; null: all.</param>
internal sealed class RowFilter(string text, HashSet<string>?[] values)
{
    public string Text { get; } = text;

    /// <param name="group">A group.</param>
    /// <param name="clean">Whether names of groups are cleaned; then so are the filter's.</param>
    public bool Includes(GroupKey group, bool clean)
    {
        var of = GroupValues.Of(group);
        for (var dimension = 0; dimension < values.Length; dimension++)
        {
            if (values[dimension] is { } some && !some.Contains(of[dimension]!) && !(clean && some.Any(value => GroupName.Clean(value) == of[dimension])))
            {
                return false;
            }
        }

        return true;
    }
}
