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
        OptionsAnswerWriter.WriteEchoes(output, message.Options);
        OptionsAnswerWriter.WriteFigures(output, message.Options, message.Groups, message.WeekStart, message.Filtered);
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
        WriteSummaryStart(output, organization, scenario, figures.WeekStart, RequestOptions.None, revision);
        FigureWriter.WriteWeekly(output, figures);
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A summary of all running sums in the form that its request asks for.</summary>
    /// <param name="organization">As the scenario's messages name it.</param>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="revision">Counts the summaries of the scenario.</param>
    /// <param name="groups">All groups of the scenario, each once.</param>
    /// <param name="weekStart">The day on which weeks start.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cleanNames">Whether names of groups are cleaned; then so are those of a filter.</param>
    public static byte[] WriteSummary(
        OrganizationId organization, string scenario, long revision, IReadOnlyList<GroupSums> groups, DayOfWeek weekStart, RequestOptions options, bool cleanNames)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(options);
        var counted = groups.Where(group => options.Filter?.Includes(group.Group, cleanNames) ?? true).ToList();
        var filtered = groups.Sum(group => group.Days.Rows) - counted.Sum(group => group.Days.Rows);
        var output = new ArrayBufferWriter<byte>();
        WriteSummaryStart(output, organization, scenario, weekStart, options, revision);
        OptionsAnswerWriter.WriteFigures(output, options, counted, weekStart, filtered);
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteSummaryStart(
        IBufferWriter<byte> output, OrganizationId organization, string scenario, DayOfWeek weekStart, RequestOptions options, long revision)
    {
        output.Write("{\"event\":\"weekly-summary\",\"organizationId\":"u8);
        organization.WriteJson(output);
        output.Write(",\"scenario\":"u8);
        JsonText.WriteString(output, scenario);
        WriteWeekStart(output, weekStart);
        OptionsAnswerWriter.WriteEchoes(output, options);
        output.Write(",\"revision\":"u8);
        FigureWriter.WriteInteger(output, revision);
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
