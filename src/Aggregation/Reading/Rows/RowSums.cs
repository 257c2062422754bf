using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>What the rows of one array come to: sums by group and day, and rejects.</summary>
internal sealed class RowSums
{
    /// <summary>The week of a day before this one may start before year 1, depending on a week start not yet known.</summary>
    private const int FirstSafeDay = 6;
    private const int MaxKeptGroups = 1_024;

    private readonly CellStore _cells = new();
    private readonly List<(long Index, int Day)> _earlyRows = [];
    private GroupState[] _groups = [];
    private FoldLimits _limits = FoldLimits.Default;
    private bool _clean;

    public GroupTable Groups { get; } = new();

    public RejectLog Rejects { get; } = new();

    /// <summary>What there is to say of the columns.</summary>
    public IReadOnlyList<Note> Notes { get; set; } = [];

    /// <summary>What the options keep of rows beside the sums; null when they ask for nothing.</summary>
    public RowExtras? Extras { get; private set; }

    /// <summary>What the options were taken to ask of rows.</summary>
    public RowPlan? Plan => Extras?.Plan;

    /// <summary>Usable rows that were left out.</summary>
    public long Filtered => Extras?.Filtered ?? 0;

    /// <summary>Rows read so far.</summary>
    public long Rows { get; set; }

    public void Reset(FoldLimits limits, FoldNames names, RowPlan? plan = null)
    {
        (_limits, _clean) = (limits, names.Clean);
        Extras = plan is null ? null : new RowExtras(plan);
        _cells.Reset();
        _earlyRows.Clear();
        _groups = _groups.Length > MaxKeptGroups ? [] : _groups;
        Array.Clear(_groups);
        Groups.Reset(limits, names.Clean);
        Rejects.Reset(limits.MaxRejectedNamed);
        (Rows, Notes) = (0, []);
    }

    /// <summary>Adds a row that was judged usable.</summary>
    /// <exception cref="FaultException">A limit was passed.</exception>
    [MethodImpl(Jit.AtOnce)]
    public void Add(int group, RowScratch row)
    {
        ref var cell = ref CellOf(group, row.Day);
        cell.AddRow(row.Units, row.Present);
        if (++cell.Rows == DayCell.MaxRows)
        {
            throw new FaultException(
                FaultCodes.TooLarge,
                $"One group has {DayCell.MaxRows} rows on {cell.Date:yyyy-MM-dd}, the most that are summed exactly; send fewer.");
        }

        if (row.Day < FirstSafeDay && _earlyRows.Count < _limits.MaxRejectedNamed)
        {
            _earlyRows.Add((Rows, row.Day));
        }
    }

    /// <summary>Adds a row that was judged usable and placed, unless the filter leaves it out.</summary>
    /// <exception cref="FaultException">A limit was passed.</exception>
    [MethodImpl(Jit.AtOnce)]
    public void AddPlaced(int group, RowScratch row, RowExtras extras)
    {
        if (extras.Includes(group, Groups, _clean))
        {
            Add(group, row);
            extras.Add(_groups[group].LastCell, row);
        }
    }

    /// <summary>
    /// The groups with their days. Rows whose week would start before year 1 become rejects now that the week start is known.
    /// </summary>
    public IReadOnlyList<GroupSums> Finish(DayOfWeek weekStart, Period period = Period.Week)
    {
        var first = FirstInCalendar(weekStart, period);
        foreach (var (index, _) in _earlyRows.Where(row => row.Day < first))
        {
            Rejects.Name(index, RejectCodes.BadWeek, "Week is a day whose week starts before year 1; it must be a later day.");
        }

        if (_groups.Length < Groups.Count)
        {
            // Groups of which every row was left out have no days.
            Array.Resize(ref _groups, Groups.Count);
        }

        var order = CellsByGroup();
        var groups = new List<GroupSums>(Groups.Count);
        var from = 0;
        for (var group = 0; group < Groups.Count; group++)
        {
            var days = order.AsSpan(from, _groups[group].Days);
            from += days.Length;
            var usable = Usable(days, first);
            if (usable.Length > 0)
            {
                var (key, cells) = (Groups.KeyOf(group), CopyCells(usable));
                groups.Add(Extras?.Finish(key, cells, usable) ?? new GroupSums(key, new DaySums(cells)));
            }
        }

        return groups;
    }

    /// <summary>The first day whose period does not start before year 1.</summary>
    private static int FirstInCalendar(DayOfWeek weekStart, Period period)
    {
        var day = 0;
        while (period.FirstDay(day, weekStart) < 0)
        {
            day++;
        }

        return day;
    }

    private ref DayCell CellOf(int group, int day)
    {
        if (group >= _groups.Length)
        {
            Array.Resize(ref _groups, Math.Max(16, group * 2));
        }

        ref var state = ref _groups[group];
        if (state.Days > 0)
        {
            ref var cell = ref _cells.At(state.LastCell);
            if (cell.Day == day)
            {
                return ref cell;
            }
        }

        return ref OtherCellOf(ref state, group, day);
    }

    private ref DayCell OtherCellOf(ref GroupState state, int group, int day)
    {
        var cell = _cells.Find(group, day);
        if (cell < 0)
        {
            CheckDays(state.Days + 1);
            state.Days++;
            cell = _cells.Add(group, day);
        }

        state.LastCell = cell;
        return ref _cells.At(cell);
    }

    private void CheckDays(int daysOfGroup)
    {
        if (daysOfGroup > _limits.MaxDaysPerGroup || _cells.Count == _limits.MaxDays)
        {
            throw new FaultException(
                FaultCodes.TooLarge,
                $"The message has more than {_limits.MaxDaysPerGroup} days of one group or {_limits.MaxDays} days of all groups together, "
                + "the limits set; send it in several messages or raise the limits.");
        }
    }

    /// <summary>All cells, those of one group side by side and in order of first appearance.</summary>
    private int[] CellsByGroup()
    {
        var next = new int[Groups.Count];
        for (var group = 1; group < next.Length; group++)
        {
            next[group] = next[group - 1] + _groups[group - 1].Days;
        }

        var order = new int[_cells.Count];
        for (var cell = 0; cell < order.Length; cell++)
        {
            order[next[_cells.GroupOf(cell)]++] = cell;
        }

        return order;
    }

    /// <summary>The cells in the order of their days, without those before the first day; these become rejects.</summary>
    private Span<int> Usable(Span<int> cells, int first)
    {
        cells.Sort((a, b) => _cells.At(a).Day.CompareTo(_cells.At(b).Day));
        while (cells.Length > 0 && _cells.At(cells[0]).Day < first)
        {
            Rejects.Count(RejectCodes.BadWeek, _cells.At(cells[0]).Rows);
            cells = cells[1..];
        }

        return cells;
    }

    private DayCell[] CopyCells(ReadOnlySpan<int> cells)
    {
        var copy = new DayCell[cells.Length];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = _cells.At(cells[i]);
        }

        return copy;
    }

    private struct GroupState
    {
        public int LastCell;
        public int Days;
    }
}
