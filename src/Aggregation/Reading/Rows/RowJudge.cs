namespace ScenarioOrleans.Aggregation;

/// <summary>Whether a row can be used: the tests in their fixed order. Finishes the scratch: day, units and which measures are present.</summary>
internal static class RowJudge
{
    /// <summary>Null, or the code of the first test that failed and the field it failed for.</summary>
    public static string? Reject(RowScratch row, out int field)
    {
        for (field = RowField.FirstDimension; field < RowField.Week; field++)
        {
            if (!row.Values[field].IsNonEmptyText)
            {
                return RejectCodes.MissingDimension;
            }
        }

        row.Day = DayOf(row.Values[RowField.Week]);
        return row.Day < 0 ? RejectCodes.BadWeek : RejectMeasure(row, out field);
    }

    private static string? RejectMeasure(RowScratch row, out int field)
    {
        for (field = 0; field < Measures.Count; field++)
        {
            ref readonly var value = ref row.Values[field];
            if (value.Kind == JsonKind.Number)
            {
                if (!NumberText.TryReadUnits(value.Bytes, out row.Units[field]))
                {
                    return RejectCodes.MeasureOutOfRange;
                }

                row.Present |= 1 << field;
            }
            else if (value.Kind is not (JsonKind.Absent or JsonKind.Null))
            {
                return RejectCodes.BadMeasure;
            }
        }

        return null;
    }

    private static int DayOf(in RowValue value)
    {
        if (value.Kind != JsonKind.Text)
        {
            return -1;
        }

        if (!value.Escaped)
        {
            return DayText.Parse(value.Bytes);
        }

        // A day has no characters that need an escape, so an escaped one is rare and may be any length.
        var text = new byte[value.Length];
        return JsonString.TryDecode(value.Bytes, text, out var length) ? DayText.Parse(text.AsSpan(0, length)) : -1;
    }
}
