using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>Writes the records of an answer whose form the request's options set.</summary>
/// <param name="options">The options.</param>
/// <param name="weekStart">The day on which weeks start: only those from monday have an ISO week.</param>
internal sealed class RecordWriter(RequestOptions options, DayOfWeek weekStart)
{
    private const int DateLength = 10;

    private readonly bool _hasIsoLabel = options.HasIsoLabel && weekStart == DayOfWeek.Monday;

    private readonly byte[] _start = Encoding.UTF8.GetBytes($"{{\"{options.Period.Field()}\":\"");
    private readonly (Figure Figure, byte[] Field)[] _figures =
        [.. options.Figures.Select(figure => (figure, Encoding.UTF8.GetBytes($",\"{figure.Name()}\":")))];

    private readonly ExpectedHours _expected = new(options.Period, options.Zone);

    /// <summary><c>"weekly":{…}</c>, whatever a record covers.</summary>
    public void WriteWeekly(IBufferWriter<byte> output, PeriodTable table)
    {
        output.Write("\"weekly\":{"u8);
        var separator = ""u8;
        foreach (var (name, periods) in table.Named())
        {
            output.Write(separator);
            JsonText.WriteString(output, name);
            output.Write(":["u8);
            WriteRecords(output, periods);
            output.Write("]"u8);
            separator = ","u8;
        }

        output.Write("}"u8);
    }

    private void WriteRecords(IBufferWriter<byte> output, SortedList<int, PeriodSums> periods)
    {
        var separator = ""u8;
        foreach (var (first, sums) in periods)
        {
            output.Write(separator);
            WriteRecord(output, first, sums);
            separator = ","u8;
        }
    }

    private void WriteRecord(IBufferWriter<byte> output, int first, PeriodSums sums)
    {
        var day = DateOnly.FromDayNumber(first);
        output.Write(_start);
        day.TryFormat(output.GetSpan(DateLength), out var length, "O", null);
        output.Advance(length);
        output.Write("\""u8);
        if (_hasIsoLabel)
        {
            WriteIsoWeek(output, day.ToDateTime(TimeOnly.MinValue));
        }

        foreach (var (figure, field) in _figures)
        {
            output.Write(field);
            if (options.IsWeighted && figure.HasWeights())
            {
                FigureWriter.WriteDouble(output, sums.LacksWeights ? null : sums.Weights.Value(figure));
            }
            else
            {
                FigureWriter.WriteMeasure(output, sums.Sums, (Measure)figure);
            }
        }

        if (options.Coverage)
        {
            output.Write(",\"Hours\":{\"present\":"u8);
            FigureWriter.WriteInteger(output, sums.Hours?.Count ?? 0);
            output.Write(",\"expected\":"u8);
            FigureWriter.WriteInteger(output, _expected.Of(first));
            output.Write("}"u8);
        }

        output.Write("}"u8);
    }

    private static void WriteIsoWeek(IBufferWriter<byte> output, DateTime day)
    {
        output.Write(",\"IsoWeek\":"u8);
        JsonText.WriteString(output, string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}"));
    }
}
