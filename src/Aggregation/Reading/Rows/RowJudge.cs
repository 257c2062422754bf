namespace ScenarioOrleans.Aggregation;

/// <summary>Whether a row can be used: the tests in their fixed order. Finishes the scratch: day, units and which measures are present.</summary>
internal static class RowJudge
{
    /// <summary>Null, or the code of the first test that failed and the field it failed for.</summary>
    public static string? Reject(RowScratch row, out int field)
    {
        for (field = RowField.FirstDimension; field < RowField.Week; field++)
        {
            if (!IsName(row.Values[field]))
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
            else if (value.Kind == JsonKind.Text)
            {
                var reading = MeasureText.Read(value, out row.Units[field]);
                if (reading is MeasureReading.Bad or MeasureReading.OutOfRange)
                {
                    return reading == MeasureReading.Bad ? RejectCodes.BadMeasure : RejectCodes.MeasureOutOfRange;
                }

                row.Present |= reading == MeasureReading.Number ? 1 << field : 0;
            }
            else if (value.Kind is not (JsonKind.Absent or JsonKind.Null))
            {
                return RejectCodes.BadMeasure;
            }
        }

        return null;
    }

    /// <summary>A text that is not blank. Half a surrogate pair is no blank; the group's look-up finds it.</summary>
    private static bool IsName(in RowValue value)
    {
        Span<byte> room = stackalloc byte[RowValue.UsualLength];
        return value.Kind == JsonKind.Text && (!value.TryPlain(room, out var text) || !Blanks.AreAll(text));
    }

    private static int DayOf(in RowValue value)
    {
        Span<byte> room = stackalloc byte[RowValue.UsualLength];
        return value.Kind == JsonKind.Text && value.TryPlain(room, out var text) ? DayText.Parse(text) : -1;
    }
}
