namespace ScenarioOrleans.Aggregation;

/// <summary>Reads the rows of a message whose start is known into cells; all of them or none.</summary>
internal sealed unsafe class BatchRows
{
    /// <summary>More rows are read the general way, which keeps sums instead of rows.</summary>
    private const int MaxRows = 1_024;
    private const int FirstRoom = 16;

    private readonly JsonScanner _scanner = new();
    private readonly RowReader _rows;
    private readonly ShapedRowReader _shapedRows;
    private readonly BatchCells _cells;
    private readonly int _maxRowBytes;
    private readonly int _maxRows;
    private ReadRow[] _read = new ReadRow[FirstRoom];

    /// <summary>The row has a column that looks like one it lacks: what is to be said of it depends on the other rows too.</summary>
    private bool _isNoteworthy;

    public BatchRows(BatchCells cells, FoldLimits limits, FoldNames names)
    {
        _cells = cells;
        _rows = new RowReader(_scanner) { MaxDepth = limits.MaxDepth };
        _rows.Columns.Use(names);
        _shapedRows = new ShapedRowReader(_scanner);
        _maxRowBytes = limits.MaxRowBytes;

        // So many rows cannot pass any of these, which count for a message and not for a batch.
        _maxRows = Math.Min(MaxRows, Math.Min(limits.MaxGroups, Math.Min(limits.MaxDays, limits.MaxDaysPerGroup)));
    }

    /// <summary>How many rows were read.</summary>
    public int Count { get; private set; }

    /// <summary>Reads the rows and what follows them; no sum changes before <see cref="Commit"/>.</summary>
    /// <param name="at">Behind the opening bracket; valid UTF-8, followed by zeros as in <see cref="Window"/>.</param>
    /// <param name="end">Where the message ends.</param>
    /// <param name="scenario">The scenario's number.</param>
    /// <param name="weekStart">A row whose week would start before year 1 is not to be added.</param>
    public BatchReading Read(byte* at, byte* end, int scenario, DayOfWeek weekStart)
    {
        Count = 0;
        _isNoteworthy = false;
        var earliest = int.MaxValue;
        _scanner.Reset();
        _scanner.End = end;
        _scanner.AtEnd = true;
        at = JsonScanner.SkipSpace(at);
        if (*at != ']')
        {
            while (true)
            {
                if (Count == _maxRows)
                {
                    return BatchReading.Undecided;
                }

                at = ReadOne(at, scenario);
                if (at == null)
                {
                    return _isNoteworthy ? BatchReading.Undecided : BatchReading.Refused;
                }

                earliest = Math.Min(earliest, _rows.Row.Day);

                if (*at != ',')
                {
                    break;
                }

                at = JsonScanner.SkipSpace(at + 1);
            }
        }

        if (!IsEnd(at, end))
        {
            return BatchReading.Undecided;
        }

        // Only now is it sure that no other start of weeks follows.
        return earliest < int.MaxValue && WeekCalendar.FirstDayNumber(earliest, weekStart) < 0 ? BatchReading.Refused : BatchReading.Done;
    }

    /// <summary>Adds the rows that were read to their cells.</summary>
    public void Commit()
    {
        for (var i = 0; i < Count; i++)
        {
            ref readonly var row = ref _read[i];
            ref var cell = ref _cells.At(row.Cell);
            cell.AddRow(row.Units, row.Present);
            _cells.Weights.Add(row.Cell, row.Units, row.Present);
            cell.Rows++;
        }
    }

    /// <summary>Expects other rows and groups.</summary>
    public void Forget() => _shapedRows.Reset();

    private static bool IsEnd(byte* at, byte* end)
    {
        if (*at != ']')
        {
            return false;
        }

        at = JsonScanner.SkipSpace(at + 1);
        return *at == '}' && JsonScanner.SkipSpace(at + 1) == end;
    }

    /// <summary>The next byte behind the row that is not white space, or null when the row is not one to be added.</summary>
    private byte* ReadOne(byte* at, int scenario)
    {
        if (*at != '{')
        {
            return null;
        }

        var row = _rows.Row;
        var end = _shapedRows.Read(at, row, _cells.Groups);
        if (end == null)
        {
            end = ReadAnyShape(at);
        }

        if (end == null || end - at > _maxRowBytes)
        {
            return null;
        }

        var cell = _cells.CellOf(scenario, row.Group, row.Day);
        if (cell < 0)
        {
            return null;
        }

        if (Count == _read.Length)
        {
            Array.Resize(ref _read, Count * 2);
        }

        ref var read = ref _read[Count++];
        (read.Cell, read.Present, read.Units) = (cell, row.Present, row.Units);
        return JsonScanner.SkipSpace(end);
    }

    private byte* ReadAnyShape(byte* at)
    {
        var row = _rows.Row;
        var end = _rows.Read(at);
        _isNoteworthy = end != null && (_rows.Columns.Likeness & ~_rows.Trace.Seen) != 0;
        if (_isNoteworthy || end == null || RowJudge.Reject(row, out _) is not null)
        {
            return null;
        }

        ref readonly var first = ref row.Values[RowField.FirstDimension];
        ref readonly var second = ref row.Values[RowField.FirstDimension + 1];
        ref readonly var third = ref row.Values[RowField.FirstDimension + 2];
        row.Group = _cells.HasRoomForGroups ? _cells.Groups.Find(first, second, third) : _cells.Groups.FindKnown(first, second, third);
        if (row.Group < 0)
        {
            return null;
        }

        _shapedRows.Learn(row, _rows.Trace, at, end);
        return end;
    }

    private struct ReadRow
    {
        public DayCell.SumArray Units;
        public int Present;
        public int Cell;
    }
}
