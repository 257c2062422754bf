using System.Runtime.InteropServices;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>The sums of one grouping by group and period.</summary>
internal sealed class PeriodTable
{
    private readonly Dictionary<GroupValues, SortedList<int, PeriodSums>> _groups;

    private PeriodTable(Grouping by, Dictionary<GroupValues, SortedList<int, PeriodSums>> groups) => (By, _groups) = (by, groups);

    public Grouping By { get; }

    /// <summary>How many records there are.</summary>
    public int Count => _groups.Values.Sum(periods => periods.Count);

    /// <summary>All records, in no order.</summary>
    public IEnumerable<PeriodSums> Records => _groups.Values.SelectMany(periods => periods.Values);

    /// <summary>The table of the finest grouping, from what was folded.</summary>
    public static PeriodTable Of(IReadOnlyList<GroupSums> groups, Period period, DayOfWeek weekStart)
    {
        var table = new Dictionary<GroupValues, SortedList<int, PeriodSums>>(groups.Count);
        foreach (var group in groups.Where(group => !group.Days.IsEmpty))
        {
            var periods = new SortedList<int, PeriodSums>(group.Days.DayCount);
            foreach (ref readonly var cell in group.Days.Cells)
            {
                At(periods, period.FirstDay(cell.Day, weekStart)).Sums.Add(cell);
            }

            foreach (ref readonly var day in group.Days.Weights is { } weights ? weights.Days : default)
            {
                At(periods, period.FirstDay(day.Day, weekStart)).Weights.Add(day.Sums);
            }

            foreach (ref readonly var day in group.Hours is { } hours ? hours.Days : default)
            {
                var first = period.FirstDay(day.Day, weekStart);
                var sums = At(periods, first);
                (sums.Hours ??= new HourSet(period.Days(first))).Add(day.Day - first, day.Bits);
            }

            table.Add(GroupValues.Of(group.Group), periods);
        }

        return new PeriodTable(Grouping.Full, table);
    }

    /// <summary>The table of a grouping that can be merged from this one.</summary>
    public PeriodTable Merged(Grouping by, Period period)
    {
        if (by.Mask == By.Mask)
        {
            return new PeriodTable(by, _groups);
        }

        var table = new Dictionary<GroupValues, SortedList<int, PeriodSums>>();
        foreach (var (group, from) in _groups)
        {
            ref var periods = ref CollectionsMarshal.GetValueRefOrAddDefault(table, by.Of(group), out _);
            periods ??= [];
            foreach (var (first, sums) in from)
            {
                At(periods, first).Add(sums, period.Days(first));
            }
        }

        return new PeriodTable(by, table);
    }

    /// <summary>The groups under their names, in the UTF-8 byte order of these; periods ascending by their first days.</summary>
    public IEnumerable<(string Name, SortedList<int, PeriodSums> Periods)> Named()
    {
        var groups = _groups.Keys.ToArray();
        var names = By.NamesOf(groups);
        var order = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        var numbers = Enumerable.Range(0, groups.Length).ToArray();
        Array.Sort(order, numbers, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        return numbers.Select(number => (names[number], _groups[groups[number]]));
    }

    private static PeriodSums At(SortedList<int, PeriodSums> periods, int first)
    {
        if (!periods.TryGetValue(first, out var sums))
        {
            periods.Add(first, sums = new PeriodSums());
        }

        return sums;
    }
}
