using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>Answers as compact UTF-8 JSON. The same content gives the same bytes: fixed field order, fixed number and string forms.</summary>
public static class AnswerWriter
{
    private const int BytesOfEnvelope = 256;
    private const int BytesOfWeek = 280;

    /// <summary>The answer to a rollup that was folded in one piece.</summary>
    /// <param name="message">The request.</param>
    /// <param name="figures">Its groups by week.</param>
    public static byte[] WriteRollup(FoldedMessage message, WeeklyFigures figures)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(figures);
        if (message.Options.AreNone)
        {
            return WriteRollup(message.Organization, figures, message.Rejected, message.Notes);
        }

        var output = BufferFor(figures);
        WriteStart(output, message.Organization, message.WeekStart);
        OptionsAnswerWriter.Write(output, message);
        return WriteEnd(output, figures, message.Rejected, message.Notes);
    }

    /// <param name="organization">As the request names it.</param>
    /// <param name="figures">The groups and weeks to show.</param>
    /// <param name="rejected">The rows that could not be used.</param>
    /// <param name="notes">What else the sender should know; null for nothing.</param>
    public static byte[] WriteRollup(OrganizationId organization, WeeklyFigures figures, RejectedRows rejected, IReadOnlyList<Note>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(rejected);
        var output = BufferFor(figures);
        WriteStart(output, organization, figures.WeekStart);
        FigureWriter.WriteWeekly(output, figures);
        return WriteEnd(output, figures, rejected, notes ?? []);
    }

    /// <summary>A summary of running sums.</summary>
    /// <param name="organization">As the scenario's messages name it.</param>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="revision">Counts the summaries of the scenario.</param>
    /// <param name="figures">The groups and weeks to show.</param>
    public static byte[] WriteSummary(OrganizationId organization, string scenario, long revision, WeeklyFigures figures)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(figures);
        var output = BufferFor(figures);
        output.Write("{\"event\":\"weekly-summary\",\"organizationId\":"u8);
        organization.WriteJson(output);
        output.Write(",\"scenario\":"u8);
        JsonText.WriteString(output, scenario);
        WriteWeekStart(output, figures.WeekStart);
        output.Write(",\"revision\":"u8);
        FigureWriter.WriteInteger(output, revision);
        FigureWriter.WriteWeekly(output, figures);
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteStart(IBufferWriter<byte> output, OrganizationId organization, DayOfWeek weekStart)
    {
        output.Write("{\"event\":\"rollup\",\"organizationId\":"u8);
        organization.WriteJson(output);
        WriteWeekStart(output, weekStart);
    }

    private static byte[] WriteEnd(ArrayBufferWriter<byte> output, WeeklyFigures figures, RejectedRows rejected, IReadOnlyList<Note> notes)
    {
        WriteRejected(output, rejected);
        NoteWriter.Write(output, notes, figures);
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    private static ArrayBufferWriter<byte> BufferFor(WeeklyFigures figures) =>
        new(BytesOfEnvelope + (BytesOfWeek * figures.Sum(group => group.Weeks.Count + 1)));

    private static void WriteWeekStart(IBufferWriter<byte> output, DayOfWeek weekStart)
    {
        output.Write(",\"week_start\":"u8);
        JsonText.WriteString(output, WeekCalendar.Name(weekStart));
    }

    private static void WriteRejected(IBufferWriter<byte> output, RejectedRows rejected)
    {
        if (rejected.Count == 0)
        {
            return;
        }

        output.Write(",\"rejected\":{\"rows\":"u8);
        FigureWriter.WriteInteger(output, rejected.Count);
        output.Write(",\"reasons\":{"u8);
        var separator = ""u8;
        foreach (var (code, count) in rejected.CountByCode)
        {
            output.Write(separator);
            JsonText.WriteString(output, code);
            output.Write(":"u8);
            FigureWriter.WriteInteger(output, count);
            separator = ","u8;
        }

        output.Write("}}"u8);
    }
}
