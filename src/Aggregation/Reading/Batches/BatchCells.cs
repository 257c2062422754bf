namespace ScenarioOrleans.Aggregation;

/// <summary>The days of all groups of all scenarios of a batch.</summary>
internal sealed class BatchCells
{
    /// <summary>A group's number and its scenario's stand side by side in one number.</summary>
    private const int GroupBits = 16;
    private const int MaxGroups = 1 << GroupBits;
    private const int MaxGroupNameBytes = 8 << 20;
    private const int MaxKeptGroups = 4_096;

    /// <summary>About 11 MB.</summary>
    private const int MaxCells = 1 << 16;
    private const int DayBits = 32;

    private readonly CellStore _cells = new();
    private readonly List<GroupKey> _keys = [];
    private readonly FoldLimits _limits;
    private readonly bool _clean;
    private ulong[] _order = [];
    private int[] _ordered = [];

    public BatchCells(FoldLimits limits, FoldNames names)
    {
        _clean = names.Clean;
        _limits = limits with { MaxGroups = MaxGroups, MaxGroupNameBytes = MaxGroupNameBytes };
        Groups.Reset(_limits, _clean);
    }

    /// <summary>The groups of all scenarios, kept from batch to batch.</summary>
    public GroupTable Groups { get; } = new();

    public bool HasRoomForGroups => Groups.Count < MaxGroups;

    /// <summary>Days of messages that are held elsewhere, but count.</summary>
    public int DaysElsewhere { get; set; }

    public int Room => MaxCells - DaysElsewhere - _cells.Count;

    public ref DayCell At(int cell) => ref _cells.At(cell);

    /// <summary>The weights of the rows in the cells.</summary>
    public CellWeights Weights { get; } = new();

    /// <summary>The cell of a group's day, new (without rows) when there was none; -1 when there is no room.</summary>
    public int CellOf(int scenario, int group, int day)
    {
        var number = (scenario << GroupBits) | group;
        var cell = _cells.Find(number, day);
        return cell >= 0 || Room <= 0 ? cell : _cells.Add(number, day);
    }

    /// <summary>Empties the cells into sums, a list for each scenario by number.</summary>
    public List<GroupSums>[] Drain(int scenarios)
    {
        var sums = new List<GroupSums>[scenarios];
        Array.Fill(sums, []);
        Order();
        var (from, count) = (0, _cells.Count);
        while (from < count)
        {
            var number = _order[from] >> DayBits;
            var to = from;
            while (to < count && _order[to] >> DayBits == number)
            {
                to++;
            }

            var days = DaysOf(_ordered.AsSpan(from, to - from));
            if (!days.IsEmpty)
            {
                ref var groups = ref sums[(int)(number >> GroupBits)];
                groups = groups.Count == 0 ? [] : groups;
                groups.Add(new GroupSums(KeyOf((int)number & (MaxGroups - 1)), days));
            }

            from = to;
        }

        Weights.Clear(count);
        _cells.Reset();
        DaysElsewhere = 0;
        return sums;
    }

    /// <summary>Forgets the groups when they have become many. True: whoever remembers one by number must forget it too.</summary>
    public bool ForgetGroupsIfMany()
    {
        if (Groups.Count <= MaxKeptGroups)
        {
            return false;
        }

        Groups.Reset(_limits, _clean);
        _keys.Clear();
        return true;
    }

    /// <summary>Sorts by scenario, group and day.</summary>
    private void Order()
    {
        var count = _cells.Count;
        if (_order.Length < count)
        {
            (_order, _ordered) = (new ulong[count], new int[count]);
        }

        for (var cell = 0; cell < count; cell++)
        {
            _order[cell] = ((ulong)_cells.GroupOf(cell) << DayBits) | (uint)_cells.At(cell).Day;
            _ordered[cell] = cell;
        }

        Array.Sort(_order, _ordered, 0, count);
    }

    /// <summary>A copy of the cells, without those that have no rows: their message was refused in the end.</summary>
    private DaySums DaysOf(ReadOnlySpan<int> cells)
    {
        var days = new DayCell[cells.Length];
        var weights = new DayWeights.Entry[cells.Length];
        var count = 0;
        foreach (var cell in cells)
        {
            if (_cells.At(cell).Rows > 0)
            {
                days[count] = _cells.At(cell);
                weights[count] = new DayWeights.Entry { Day = days[count].Day, Sums = Weights.SumsOf(cell, days[count]) };
                count++;
            }
        }

        return count == days.Length ? new DaySums(days, new DayWeights(weights)) : new DaySums(days[..count], new DayWeights(weights[..count]));
    }

    private GroupKey KeyOf(int group)
    {
        while (_keys.Count <= group)
        {
            _keys.Add(Groups.KeyOf(_keys.Count));
        }

        return _keys[group];
    }
}
