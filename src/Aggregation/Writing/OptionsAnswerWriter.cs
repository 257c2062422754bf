using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// What the options of a request make of its answer: the echoes, and the figures: <c>weekly</c> and <c>rollups</c>, <c>filtered</c>, <c>warnings</c>,
/// <c>definitions</c>.
/// </summary>
internal static class OptionsAnswerWriter
{
    /// <param name="output">Where it goes.</param>
    /// <param name="options">The options.</param>
    /// <param name="groups">Different groups, those that count.</param>
    /// <param name="weekStart">The day on which weeks start.</param>
    /// <param name="filtered">Rows that do not count.</param>
    public static void WriteFigures(
        ArrayBufferWriter<byte> output, RequestOptions options, IReadOnlyList<GroupSums> groups, DayOfWeek weekStart, long filtered)
    {
        var full = PeriodTable.Of(groups, options.Period, weekStart);
        var records = new RecordWriter(options, weekStart);
        output.Write(","u8);
        var start = output.WrittenCount;
        records.WriteWeekly(output, full);
        WriteRollups(output, records, PeriodTables.Merge(full, options.Groupings, options.Period), start..output.WrittenCount);
        if (options.Filter is not null)
        {
            output.Write(",\"filtered\":"u8);
            FigureWriter.WriteInteger(output, filtered);
        }

        if (options.IsWeighted)
        {
            WriteWarnings(output, full);
            WriteDefinitions(output, options);
        }
    }

    public static void WriteEchoes(IBufferWriter<byte> output, RequestOptions options)
    {
        if (options.EchoesPeriod)
        {
            output.Write(",\"period\":"u8);
            JsonText.WriteString(output, options.Period.Name());
        }

        if (options.TimeZone is { } zone)
        {
            output.Write(",\"timeZone\":"u8);
            JsonText.WriteString(output, zone);
        }

        if (options.EchoesProfile)
        {
            output.Write(options.IsWeighted ? ",\"profile\":\"weighted\""u8 : ",\"profile\":\"plain\""u8);
        }
    }

    /// <param name="output">Where they go.</param>
    /// <param name="records">Writes records.</param>
    /// <param name="tables">One for each grouping.</param>
    /// <param name="weekly">Where the output has the figures of the full grouping: one that is the same is copied, not written anew.</param>
    private static void WriteRollups(ArrayBufferWriter<byte> output, RecordWriter records, IReadOnlyList<PeriodTable> tables, Range weekly)
    {
        if (tables.Count == 0)
        {
            return;
        }

        var separator = ",\"rollups\":["u8;
        foreach (var table in tables)
        {
            output.Write(separator);
            output.Write("{\"by\":["u8);
            WriteNames(output, table.By);
            output.Write("],"u8);
            if (table.By.IsFull)
            {
                var length = output.WrittenSpan[weekly].Length;
                output.GetSpan(length);
                output.Write(output.WrittenSpan[weekly]);
            }
            else
            {
                records.WriteWeekly(output, table);
            }

            output.Write("}"u8);
            separator = ","u8;
        }

        output.Write("]"u8);
    }

    private static void WriteNames(IBufferWriter<byte> output, Grouping by)
    {
        var separator = ""u8;
        foreach (var dimension in by.Dimensions)
        {
            output.Write(separator);
            JsonText.WriteString(output, RowField.Name(RowField.FirstDimension + dimension));
            separator = ","u8;
        }
    }

    private static void WriteWarnings(IBufferWriter<byte> output, PeriodTable table)
    {
        var separator = ",\"warnings\":{"u8;
        Write("\"mixed-thresholds\":"u8, table.Records.Count(record => record.Weights.MixesThresholds), ref separator);
        Write("\"rows-without-weights\":"u8, table.Records.Count(record => record.LacksWeights), ref separator);
        output.Write(separator.Length > 1 ? ""u8 : "}"u8);

        void Write(ReadOnlySpan<byte> name, int count, ref ReadOnlySpan<byte> before)
        {
            if (count > 0)
            {
                output.Write(before);
                output.Write(name);
                FigureWriter.WriteInteger(output, count);
                before = ","u8;
            }
        }
    }

    private static void WriteDefinitions(IBufferWriter<byte> output, RequestOptions options)
    {
        output.Write(",\"definitions\":{"u8);
        var separator = ""u8;
        foreach (var figure in options.Figures)
        {
            output.Write(separator);
            JsonText.WriteString(output, figure.Name());
            output.Write(":"u8);
            JsonText.WriteString(output, figure.Formula());
            separator = ","u8;
        }

        output.Write("}"u8);
    }
}
