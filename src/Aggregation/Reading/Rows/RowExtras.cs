using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// What the options of a message keep of its rows beside their plain sums: by cell, under the cells' own numbers. Only messages with
/// such options have one, so all others pay nothing for it.
/// </summary>
internal sealed class RowExtras(RowPlan plan)
{
    private const int MinutesOfDay = 24 * 60;
    private const int MinutesOfHour = 60;

    private readonly LocalDays? _days = plan.Zone is { } zone ? new LocalDays(zone) : null;
    private readonly CellWeights _weights = new();
    private readonly CellList<DayHours.HourBits> _hours = new();
    private bool[] _isJudged = [];
    private bool[] _isIncluded = [];

    /// <summary>Which <c>Week</c> of rows of a known shape was placed last, and where.</summary>
    private long _weekNumber = -1;
    private int _day;
    private DayHours.HourBits _dayHour;

    /// <summary>The hour of the row that was placed last; no bit when it carries no time.</summary>
    private DayHours.HourBits _hour;

    public RowPlan Plan { get; } = plan;

    /// <summary>Usable rows that the filter left out.</summary>
    public long Filtered { get; private set; }

    /// <summary>Finds the day on which a row of a known shape counts. False when that is outside of the calendar.</summary>
    /// <param name="row">With its day as written.</param>
    /// <param name="reader">Has read it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlace(RowScratch row, ShapedRowReader reader)
    {
        if (!Plan.NeedsMoment)
        {
            return true;
        }

        if (reader.WeekNumber != _weekNumber)
        {
            if (!TryPlace(row, reader.Week))
            {
                return false;
            }

            (_weekNumber, _day, _dayHour) = (reader.WeekNumber, row.Day, _hour);
        }

        (row.Day, _hour) = (_day, _dayHour);
        return true;
    }

    /// <summary>Finds the day on which a row that was read the general way counts. False when that is outside of the calendar.</summary>
    /// <param name="row">With its day as written.</param>
    public bool TryPlace(RowScratch row)
    {
        Span<byte> room = stackalloc byte[RowValue.UsualLength];
        return !Plan.NeedsMoment || !row.Values[RowField.Week].TryPlain(room, out var text) || TryPlace(row, text);
    }

    /// <summary>Whether the filter lets the group's rows count; if not, this one was counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Includes(int group, GroupTable groups, bool clean)
    {
        if (Plan.Filter is null)
        {
            return true;
        }

        if (group >= _isJudged.Length || !_isJudged[group])
        {
            Judge(group, groups, clean);
        }

        Filtered += _isIncluded[group] ? 0 : 1;
        return _isIncluded[group];
    }

    /// <summary>Adds a row that was placed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int cell, RowScratch row)
    {
        if (Plan.Weights)
        {
            _weights.Add(cell, row.Units, row.Present);
        }

        if (Plan.Hours)
        {
            ref var hours = ref _hours.At(cell);
            hours.Utc |= _hour.Utc;
            hours.Written |= _hour.Written;
        }
    }

    /// <summary>The group's sums with what was kept of them.</summary>
    /// <param name="group">The group.</param>
    /// <param name="days">Its days.</param>
    /// <param name="cells">The cells of these days.</param>
    public GroupSums Finish(GroupKey group, DayCell[] days, ReadOnlySpan<int> cells)
    {
        var weights = Plan.Weights ? new DayWeights.Entry[days.Length] : [];
        var hours = Plan.Hours ? new DayHours.Entry[days.Length] : [];
        for (var i = 0; i < days.Length; i++)
        {
            if (Plan.Weights)
            {
                weights[i] = new DayWeights.Entry { Day = days[i].Day, Sums = _weights.SumsOf(cells[i], days[i]) };
            }

            if (Plan.Hours)
            {
                hours[i] = new DayHours.Entry { Day = days[i].Day, Bits = _hours.At(cells[i]) };
            }
        }

        return new GroupSums(group, new DaySums(days, Plan.Weights ? new DayWeights(weights) : null)) { Hours = Plan.Hours ? new DayHours(hours) : null };
    }

    private bool TryPlace(RowScratch row, ReadOnlySpan<byte> week)
    {
        _hour = default;
        if (!MomentText.TryRead(week, out var minutes, out var offset))
        {
            return true;
        }

        if (offset is not { } east)
        {
            _hour.Written = 1UL << (minutes / MinutesOfHour);
            return true;
        }

        var utc = ((long)row.Day * MinutesOfDay) + minutes - east;
        row.Day = _days?.DayOf(utc * MinutesOfHour) ?? row.Day;
        if (row.Day < 0 || row.Day > DateOnly.MaxValue.DayNumber)
        {
            return false;
        }

        // Not negative, whatever the offset; so the quotient is rounded down.
        var sinceBefore = utc - ((long)row.Day * MinutesOfDay) + (DayHours.HoursBefore * MinutesOfHour);
        _hour.Utc = 1UL << (int)(sinceBefore / MinutesOfHour);
        return true;
    }

    private void Judge(int group, GroupTable groups, bool clean)
    {
        if (group >= _isJudged.Length)
        {
            var room = Math.Max(16, group * 2);
            Array.Resize(ref _isJudged, room);
            Array.Resize(ref _isIncluded, room);
        }

        (_isJudged[group], _isIncluded[group]) = (true, Plan.Filter!.Includes(groups.KeyOf(group), clean));
    }
}
