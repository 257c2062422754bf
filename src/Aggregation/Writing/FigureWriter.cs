using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>The <c>weekly</c> field of an answer.</summary>
internal static class FigureWriter
{
    private const int LongestInteger = 20;
    private const int DateLength = 10;

    /// <summary>Each measure's <c>,"name":</c>, in order.</summary>
    private static readonly byte[][] Fields = [.. Measures.All.Select(measure => Encoding.UTF8.GetBytes($",\"{measure.Name()}\":"))];

    public static void WriteWeekly(IBufferWriter<byte> output, WeeklyFigures figures)
    {
        output.Write(",\"weekly\":{"u8);
        var separator = ""u8;
        foreach (var group in figures)
        {
            output.Write(separator);
            JsonText.WriteString(output, group.Name);
            output.Write(":["u8);
            WriteWeeks(output, group.Weeks);
            output.Write("]"u8);
            separator = ","u8;
        }

        output.Write("}"u8);
    }

    public static void WriteInteger(IBufferWriter<byte> output, long value)
    {
        value.TryFormat(output.GetSpan(LongestInteger), out var length, default, null);
        output.Advance(length);
    }

    private static void WriteWeeks(IBufferWriter<byte> output, IReadOnlyList<WeekSums> weeks)
    {
        var separator = ""u8;
        foreach (var week in weeks)
        {
            output.Write(separator);
            output.Write("{\"Week\":\""u8);
            week.Week.TryFormat(output.GetSpan(DateLength), out var length, "O", null);
            output.Advance(length);
            output.Write("\""u8);
            foreach (var measure in Measures.All)
            {
                output.Write(Fields[(int)measure]);
                WriteMeasure(output, week.Sums, measure);
            }

            output.Write("}"u8);
            separator = ","u8;
        }
    }

    public static void WriteMeasure(IBufferWriter<byte> output, MeasureSums sums, Measure measure)
    {
        if (!measure.IsMean())
        {
            sums.Sum(measure).WriteTo(output);
        }
        else
        {
            WriteDouble(output, sums.Mean(measure));
        }
    }

    public static void WriteDouble(IBufferWriter<byte> output, double? value)
    {
        if (value is { } number)
        {
            DoubleText.Write(output, number);
        }
        else
        {
            output.Write("null"u8);
        }
    }
}
