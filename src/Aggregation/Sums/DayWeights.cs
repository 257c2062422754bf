namespace ScenarioOrleans.Aggregation;

/// <summary>
/// One group's sums for the weighted profile by day, days ascending: beside the plain sums of <see cref="DaySums"/>, whose days they are of. A day
/// may have fewer rows here than there: rows that were added when no weights were kept.
/// </summary>
public sealed class DayWeights
{
    /// <summary>Days ascending and distinct, each with at least one row; behind <see cref="Count"/> spare room.</summary>
    private Entry[] _days;

    /// <summary>A clone has the same array: copy it before the next change.</summary>
    private bool _shared;

    internal DayWeights()
        : this([])
    {
    }

    /// <param name="days">Days ascending and distinct, each with at least one row; owned by the new object.</param>
    internal DayWeights(Entry[] days) => (_days, Count) = (days, days.Length);

    /// <summary>How many days there are.</summary>
    public int Count { get; private set; }

    internal ReadOnlySpan<Entry> Days => _days.AsSpan(0, Count);

    /// <summary>A copy that changes by itself; costs nothing until one of the two changes.</summary>
    internal DayWeights Clone()
    {
        _shared = true;
        return new DayWeights(_days) { Count = Count, _shared = true };
    }

    /// <summary>Adds the other's rows.</summary>
    /// <exception cref="OverflowException">A sum is over 1.7 x 10^20; nothing is changed.</exception>
    internal void Merge(DayWeights other)
    {
        var (days, missing) = (other.Days.ToArray(), 0);
        for (var i = 0; i < days.Length; i++)
        {
            var at = Find(days[i].Day);
            missing += at < 0 ? 1 : 0;
            if (at >= 0)
            {
                var sums = _days[at].Sums;
                sums.Add(days[i].Sums);
                days[i].Sums = sums;
            }
        }

        Own(Count + missing);
        foreach (ref readonly var day in days.AsSpan())
        {
            Put(day);
        }
    }

    /// <summary>Takes the other's rows back; days left without rows vanish.</summary>
    /// <exception cref="InvalidOperationException">The other's rows were never merged; nothing is changed.</exception>
    internal void Retract(DayWeights other)
    {
        foreach (ref readonly var day in other.Days)
        {
            if (Find(day.Day) is var at && (at < 0 || _days[at].Sums.Rows < day.Sums.Rows))
            {
                throw new InvalidOperationException(
                    $"Day {DateOnly.FromDayNumber(day.Day):yyyy-MM-dd} does not hold the weights to be taken back; retract only what was merged before.");
            }
        }

        Own(Count);
        foreach (ref readonly var day in other.Days)
        {
            _days[Find(day.Day)].Sums.Subtract(day.Sums);
        }

        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_days[i].Sums.Rows > 0)
            {
                _days[kept++] = _days[i];
            }
        }

        Count = kept;
    }

    private void Put(in Entry day)
    {
        var at = Find(day.Day);
        if (at < 0)
        {
            at = ~at;
            _days.AsSpan(at, Count - at).CopyTo(_days.AsSpan(at + 1));
            Count++;
        }

        _days[at] = day;
    }

    /// <summary>Makes the array this object's own, with room for so many days; growth leaves a little spare.</summary>
    private void Own(int days)
    {
        if (_shared || days > _days.Length)
        {
            var room = days <= _days.Length || _days.Length == 0 ? days : Math.Max(days, _days.Length + (_days.Length / 16) + 4);
            var copy = new Entry[room];
            Days.CopyTo(copy);
            (_days, _shared) = (copy, false);
        }
    }

    /// <summary>Where the day is, or the complement of where it belongs.</summary>
    private int Find(int day)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _days[middle].Day < day ? (middle + 1, high) : (low, middle);
        }

        return low < Count && _days[low].Day == day ? low : ~low;
    }

    internal struct Entry
    {
        /// <summary>Days since 0001-01-01.</summary>
        public int Day;
        public WeightSums Sums;
    }
}
