using System.Collections;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>Groups in the UTF-8 byte order of their names, each with its weeks ascending: what an answer and a table show.</summary>
public sealed class WeeklyFigures : IReadOnlyList<GroupWeeks>
{
    private readonly GroupWeeks[] _groups;

    private WeeklyFigures(GroupWeeks[] groups, DayOfWeek weekStart) => (_groups, WeekStart) = (groups, weekStart);

    public DayOfWeek WeekStart { get; }

    public int Count => _groups.Length;

    public GroupWeeks this[int index] => _groups[index];

    /// <param name="groups">A group may come in several parts; its rows add up. A group without days is left out.</param>
    /// <param name="weekStart">The day on which weeks start.</param>
    public static WeeklyFigures From(IEnumerable<GroupSums> groups, DayOfWeek weekStart)
    {
        var whole = GroupSums.Combine(groups).Where(group => !group.Days.IsEmpty).ToList();
        var names = GroupNames.Of(whole.ConvertAll(group => group.Group));
        var weekly = new GroupWeeks[names.Length];
        var order = new byte[names.Length][];
        for (var i = 0; i < names.Length; i++)
        {
            weekly[i] = new GroupWeeks(whole[i].Group, names[i], WeekSums.Of(whole[i].Days, weekStart));
            order[i] = Encoding.UTF8.GetBytes(names[i]);
        }

        Array.Sort(order, weekly, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        return new WeeklyFigures(weekly, weekStart);
    }

    public IEnumerator<GroupWeeks> GetEnumerator() => _groups.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
