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
    /// <param name="among">Further groups that no name may clash with, though they are not shown.</param>
    public static WeeklyFigures From(IEnumerable<GroupSums> groups, DayOfWeek weekStart, IEnumerable<GroupKey>? among = null)
    {
        var whole = GroupSums.Combine(groups).Where(group => !group.Days.IsEmpty).ToList();
        var shown = whole.ConvertAll(group => group.Group);
        var names = GroupNames.Of([.. shown, .. (among ?? []).Except(shown)]).AsSpan(0, shown.Count);
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

    /// <summary>Some of the weeks, under the names they have here; a group without any of them is left out.</summary>
    public WeeklyFigures Where(Func<GroupKey, DateOnly, bool> shows)
    {
        ArgumentNullException.ThrowIfNull(shows);
        var some = _groups.Select(group => group with { Weeks = [.. group.Weeks.Where(week => shows(group.Group, week.Week))] });
        return new WeeklyFigures([.. some.Where(group => group.Weeks.Count > 0)], WeekStart);
    }

    public IEnumerator<GroupWeeks> GetEnumerator() => _groups.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
