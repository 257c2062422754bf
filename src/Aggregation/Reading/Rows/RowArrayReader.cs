using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>Reads an array of rows of any length into sums, keeping one row in memory.</summary>
internal sealed unsafe class RowArrayReader
{
    /// <summary>The message's object and its array of rows.</summary>
    private const int ArrayDepth = 2;

    private readonly JsonInput _input;
    private readonly RowReader _rows;
    private readonly ShapedRowReader _shapedRows;
    private FoldLimits _limits = FoldLimits.Default;

    /// <summary>The fields that rows have had, one bit each; rows of a known shape have those of the row it was learned from.</summary>
    private int _fieldsThere;

    public RowArrayReader(JsonInput input)
    {
        _input = input;
        _rows = new RowReader(input.Scanner);
        _shapedRows = new ShapedRowReader(input.Scanner);
    }

    public void Reset(FoldLimits limits, FoldNames names)
    {
        _rows.Columns.Use(names);
        _limits = limits;
        _rows.MaxDepth = limits.MaxDepth;
    }

    /// <summary>Passes over the array, whose opening bracket is next, and adds its rows to the sums.</summary>
    public void Read(RowSums sums)
    {
        _shapedRows.Reset();
        _rows.Columns.StartArray();
        _fieldsThere = 0;
        ReadRows(sums);
        sums.Notes = _rows.Columns.Notes(_fieldsThere);
    }

    private void ReadRows(RowSums sums)
    {
        _input.Position++;
        if (_input.Next() == ']')
        {
            _input.Position++;
            return;
        }

        do
        {
            if (_input.Next() == '{')
            {
                if (sums.Extras is { } extras)
                {
                    ReadPlacedRows(sums, extras);
                }
                else
                {
                    ReadShapedRows(sums);
                }

                ReadRow(sums);
            }
            else
            {
                PassNonObject(sums);
            }

            sums.Rows++;
        }
        while (_input.NextOf(',', ']', "has no comma between two rows") == ',');
    }

    /// <summary>Reads rows as long as they look like those before. The position stays on a row's opening brace.</summary>
    [MethodImpl(Jit.AtOnce)]
    private void ReadShapedRows(RowSums sums)
    {
        while (true)
        {
            var start = _input.Position;
            var end = _shapedRows.Read(start, _rows.Row, sums.Groups);
            if (end == null || end - start > _limits.MaxRowBytes || *end != ',')
            {
                return;
            }

            end = JsonScanner.SkipSpace(end + 1);
            if (*end != '{')
            {
                return;
            }

            sums.Add(_rows.Row.Group, _rows.Row);
            sums.Rows++;
            _input.Position = end;
        }
    }

    /// <summary>The same for a message whose options ask more of rows; apart, so that the others do not ask whether they do.</summary>
    [MethodImpl(Jit.AtOnce)]
    private void ReadPlacedRows(RowSums sums, RowExtras extras)
    {
        while (true)
        {
            var start = _input.Position;
            var end = _shapedRows.Read(start, _rows.Row, sums.Groups);
            if (end == null || end - start > _limits.MaxRowBytes || *end != ',')
            {
                return;
            }

            end = JsonScanner.SkipSpace(end + 1);
            if (*end != '{' || !extras.TryPlace(_rows.Row, _shapedRows))
            {
                return;
            }

            sums.AddPlaced(_rows.Row.Group, _rows.Row, extras);
            sums.Rows++;
            _input.Position = end;
        }
    }

    private void ReadRow(RowSums sums)
    {
        byte* end;
        while ((end = _rows.Read(_input.Position)) == null)
        {
            _input.More();
        }

        if (end - _input.Position > _limits.MaxRowBytes)
        {
            throw new FaultException(
                FaultCodes.TooLarge,
                $"Row {sums.Rows} at byte {_input.Offset} is longer than {_limits.MaxRowBytes} bytes, the limit set; shorten it or raise the limit.");
        }

        _fieldsThere |= _rows.Trace.Seen;
        if (TryUse(sums, _rows.Row) && *end == ',')
        {
            _shapedRows.Learn(_rows.Row, _rows.Trace, _input.Position, end);
        }

        _input.Position = end;
    }

    [MethodImpl(Jit.AtOnce)]
    private bool TryUse(RowSums sums, RowScratch row)
    {
        if (RowJudge.Reject(row, out var field) is { } code)
        {
            sums.Rejects.Count(code);
            if (sums.Rejects.HasRoom)
            {
                sums.Rejects.Name(sums.Rows, code, RowText.Of(code, field, row.Values[field]));
            }

            return false;
        }

        if (sums.Extras is { } extras && !extras.TryPlace(row))
        {
            sums.Rejects.Count(RejectCodes.BadWeek);
            if (sums.Rejects.HasRoom)
            {
                sums.Rejects.Name(sums.Rows, RejectCodes.BadWeek, RowText.OfDayInZone(row.Values[RowField.Week], extras.Plan.ZoneName!));
            }

            return false;
        }

        ref readonly var values = ref row.Values;
        row.Group = sums.Groups.Find(
            values[RowField.FirstDimension], values[RowField.FirstDimension + 1], values[RowField.FirstDimension + 2]);
        if (row.Group < 0)
        {
            throw new FaultException(
                FaultCodes.MalformedJson,
                $"The JSON has half a surrogate pair in a dimension of row {sums.Rows} at byte {_input.Offset}; write the whole character.");
        }

        if (sums.Extras is { } more)
        {
            sums.AddPlaced(row.Group, row, more);
        }
        else
        {
            sums.Add(row.Group, row);
        }

        return true;
    }

    private void PassNonObject(RowSums sums)
    {
        var isJson = _input.Peek(2) is [(byte)'"', (byte)'{' or (byte)'['];
        var kind = _input.SkipValue(ArrayDepth, _limits.MaxDepth);
        sums.Rejects.Count(RejectCodes.RowNotAnObject);
        if (sums.Rejects.HasRoom)
        {
            sums.Rejects.Name(sums.Rows, RejectCodes.RowNotAnObject, RowText.OfNonObject(kind, isJson));
        }
    }
}
