namespace ScenarioOrleans.Aggregation;

/// <summary>
/// One group's exact sums by day, days ascending. Merging commutes and associates, and can be taken back without a trace:
/// equal content has equal bytes, whatever the way to it. Not thread-safe; reading it while nobody writes is.
/// </summary>
public sealed partial class DaySums
{
    /// <summary>Days ascending and distinct, each with at least one row; behind <see cref="DayCount"/> spare room.</summary>
    private DayCell[] _cells;

    /// <summary>A clone has the same array: copy it before the next change.</summary>
    private bool _shared;

    public DaySums()
        : this([])
    {
    }

    /// <param name="cells">Days ascending and distinct, each with at least one row; owned by the new object.</param>
    /// <param name="weights">Of some of these days; owned by the new object.</param>
    internal DaySums(DayCell[] cells, DayWeights? weights = null) => (_cells, DayCount, Weights) = (cells, cells.Length, weights);

    public bool IsEmpty => DayCount == 0;

    public int DayCount { get; private set; }

    /// <summary>What the weighted profile needs of the same rows; null when none of them was added with weights.</summary>
    public DayWeights? Weights { get; private set; }

    /// <summary>Rows of all days.</summary>
    public long Rows
    {
        get
        {
            long rows = 0;
            foreach (ref readonly var cell in Cells)
            {
                rows += cell.Rows;
            }

            return rows;
        }
    }

    /// <summary>The days that have rows, ascending.</summary>
    public IEnumerable<DateOnly> Days => _cells.Take(DayCount).Select(cell => cell.Date);

    internal ReadOnlySpan<DayCell> Cells => _cells.AsSpan(0, DayCount);

    /// <summary>The days from the first (a day number) up to, but without, the other.</summary>
    internal ReadOnlySpan<DayCell> Between(int first, int end)
    {
        var (from, to) = (Lowest(first), Lowest(end));
        return _cells.AsSpan(from, to - from);
    }

    /// <summary>The sums of one day, or null when it has no rows.</summary>
    public MeasureSums? this[DateOnly day]
    {
        get
        {
            foreach (ref readonly var cell in Cells)
            {
                if (cell.Day == day.DayNumber)
                {
                    var sums = new MeasureSums();
                    sums.Add(cell);
                    return sums;
                }
            }

            return null;
        }
    }

    /// <summary>A copy that changes by itself; costs nothing until one of the two changes.</summary>
    public DaySums Clone()
    {
        _shared = true;
        return new DaySums(_cells) { DayCount = DayCount, _shared = true, Weights = Weights?.Clone() };
    }

    /// <summary>Compact bytes with version and checksum: equal content gives equal bytes. Read by <see cref="FromBlock"/>.</summary>
    public byte[] ToBlock() => DayBlockWriter.Write(Cells, Weights);

    /// <summary>The same without weights.</summary>
    public byte[] ToPlainBlock() => DayBlockWriter.Write(Cells, null);

    /// <exception cref="InvalidDataException">The bytes are damaged, or written by a newer version; the message says which.</exception>
    public static DaySums FromBlock(ReadOnlySpan<byte> block) => DayBlockReader.Read(block);
}
