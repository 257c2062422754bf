namespace ScenarioOrleans.Aggregation;

/// <content>Adding and taking back rows, in place.</content>
public sealed partial class DaySums
{
    /// <summary>Adds the other's rows.</summary>
    /// <exception cref="OverflowException">A day would hold more rows than its sums can, or a weight does not fit; nothing is changed.</exception>
    public void Merge(DaySums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var missing = CountMissing(other.Cells);
        if (other.Weights is { Count: > 0 } weights)
        {
            (Weights ??= new DayWeights()).Merge(weights);
        }

        Own(DayCount + missing);
        DayCount += missing;

        // From the back, so that every day moves at most once; days before the other's first stay where they are.
        var (from, add) = (DayCount - missing - 1, other.DayCount - 1);
        for (var to = DayCount - 1; add >= 0; to--)
        {
            ref readonly var cell = ref other.Cells[add];
            if (from >= 0 && _cells[from].Day >= cell.Day)
            {
                if (to != from)
                {
                    _cells[to] = _cells[from];
                }

                if (_cells[to].Day == cell.Day)
                {
                    _cells[to].Add(cell);
                    add--;
                }

                from--;
            }
            else
            {
                _cells[to] = cell;
                add--;
            }
        }
    }

    /// <summary>Takes the other's rows back; days left without rows vanish.</summary>
    /// <exception cref="InvalidOperationException">The other's rows were never merged; nothing is changed.</exception>
    public void Retract(DaySums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (ref readonly var cell in other.Cells)
        {
            var at = Find(cell.Day);
            if (at < 0 || !_cells[at].CanSubtract(cell))
            {
                throw new InvalidOperationException(
                    $"Day {cell.Date:yyyy-MM-dd} does not hold the rows to be taken back; retract only what was merged before.");
            }
        }

        if (other.Weights is { Count: > 0 } weights)
        {
            (Weights ?? new DayWeights()).Retract(weights);
        }

        Own(DayCount);
        foreach (ref readonly var cell in other.Cells)
        {
            _cells[Find(cell.Day)].Subtract(cell);
        }

        RemoveEmpty();
    }

    private int CountMissing(ReadOnlySpan<DayCell> others)
    {
        var missing = 0;
        foreach (ref readonly var cell in others)
        {
            var at = Find(cell.Day);
            if (at < 0)
            {
                missing++;
            }
            else if (!_cells[at].CanAdd(cell))
            {
                throw new OverflowException(
                    $"Day {cell.Date:yyyy-MM-dd} of one group would hold more than {DayCell.MaxRows} rows, the most that are summed exactly.");
            }
        }

        return missing;
    }

    private void RemoveEmpty()
    {
        var kept = 0;
        for (var i = 0; i < DayCount; i++)
        {
            if (_cells[i].Rows > 0)
            {
                _cells[kept++] = _cells[i];
            }
        }

        DayCount = kept;
    }

    /// <summary>Makes the array this object's own, with room for so many days; growth leaves a little spare.</summary>
    private void Own(int days)
    {
        if (_shared || days > _cells.Length)
        {
            var room = days <= _cells.Length || _cells.Length == 0 ? days : Math.Max(days, _cells.Length + (_cells.Length / 16) + 4);
            var cells = new DayCell[room];
            Cells.CopyTo(cells);
            (_cells, _shared) = (cells, false);
        }
    }

    /// <summary>Where the day is, or negative.</summary>
    private int Find(int day) => Lowest(day) is var at && at < DayCount && _cells[at].Day == day ? at : -1;

    /// <summary>Where the first day is that is not before this one.</summary>
    private int Lowest(int day)
    {
        var (low, high) = (0, DayCount);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _cells[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
