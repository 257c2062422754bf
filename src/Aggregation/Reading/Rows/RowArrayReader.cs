namespace ScenarioOrleans.Aggregation;

/// <summary>Reads an array of rows of any length into sums, keeping one row in memory.</summary>
internal sealed unsafe class RowArrayReader
{
    /// <summary>The message's object and its array of rows.</summary>
    private const int ArrayDepth = 2;

    private readonly JsonInput _input;
    private readonly RowReader _rows;
    private FoldLimits _limits = FoldLimits.Default;

    public RowArrayReader(JsonInput input)
    {
        _input = input;
        _rows = new RowReader(input.Scanner);
    }

    public void Reset(FoldLimits limits)
    {
        _limits = limits;
        _rows.MaxDepth = limits.MaxDepth;
    }

    /// <summary>Passes over the array, whose opening bracket is next, and adds its rows to the sums.</summary>
    public void Read(RowSums sums)
    {
        _input.Position++;
        if (_input.Next() == ']')
        {
            _input.Position++;
            return;
        }

        while (true)
        {
            if (_input.Next() == '{')
            {
                ReadRow(sums);
            }
            else
            {
                PassNonObject(sums);
            }

            sums.Rows++;
            if (_input.NextOf(',', ']', "has no comma between two rows") == ']')
            {
                return;
            }
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

        Use(sums, _rows.Row);
        _input.Position = end;
    }

    private void Use(RowSums sums, RowScratch row)
    {
        if (RowJudge.Reject(row, out var field) is { } code)
        {
            sums.Rejects.Count(code);
            if (sums.Rejects.HasRoom)
            {
                sums.Rejects.Name(sums.Rows, code, RowText.Of(code, field, row.Values[field]));
            }

            return;
        }

        ref readonly var values = ref row.Values;
        var group = sums.Groups.Find(
            values[RowField.FirstDimension], values[RowField.FirstDimension + 1], values[RowField.FirstDimension + 2]);
        if (group < 0)
        {
            throw new FaultException(
                FaultCodes.MalformedJson,
                $"The JSON has half a surrogate pair in a dimension of row {sums.Rows} at byte {_input.Offset}; write the whole character.");
        }

        sums.Add(group, row);
    }

    private void PassNonObject(RowSums sums)
    {
        var kind = _input.SkipValue(ArrayDepth, _limits.MaxDepth);
        sums.Rejects.Count(RejectCodes.RowNotAnObject);
        if (sums.Rejects.HasRoom)
        {
            sums.Rejects.Name(sums.Rows, RejectCodes.RowNotAnObject, RowText.OfNonObject(kind));
        }
    }
}
