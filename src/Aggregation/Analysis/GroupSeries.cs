namespace ScenarioOrleans.Aggregation;

/// <summary>One group's values over its scenario's full weeks, from the group's first week on.</summary>
internal sealed class GroupSeries
{
    private readonly ArraySegment<int> _weeks;
    private readonly Dictionary<int, MeasureSums> _sums;

    /// <param name="group">The group.</param>
    /// <param name="fullWeeks">The scenario's full weeks under the group's week start, ascending.</param>
    public GroupSeries(HeldGroup group, int[] fullWeeks)
    {
        var held = WeekSums.Of(group.Days, group.WeekStart);
        _sums = held.ToDictionary(week => week.Week.DayNumber, week => week.Sums);
        var begin = held.Count == 0 ? fullWeeks.Length : Array.FindIndex(fullWeeks, week => week >= held[0].Week.DayNumber);
        _weeks = new ArraySegment<int>(fullWeeks)[(begin < 0 ? fullWeeks.Length : begin)..];
    }

    /// <summary>The last full week; null when the group has none.</summary>
    public int? LastWeek => _weeks.Count == 0 ? null : _weeks[^1];

    /// <summary>The weeks in which the measure has a value, ascending.</summary>
    public List<(int Week, WeekValue Value)> Of(Measure measure)
    {
        var values = new List<(int, WeekValue)>(_weeks.Count);
        foreach (var week in _weeks)
        {
            if (WeekValue.Of(measure, _sums.GetValueOrDefault(week)) is { } value)
            {
                values.Add((week, value));
            }
        }

        return values;
    }
}
