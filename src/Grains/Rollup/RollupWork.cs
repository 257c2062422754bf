using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Rollup;

/// <summary>What a rollup worker does between reading a message and replying; knows no Orleans.</summary>
public sealed class RollupWork(RollupOptions options)
{
    /// <summary>The document that names rejected rows fits a broker's default limit of 1 MB with room for headers.</summary>
    private const int MaxNoticeBytes = 900_000;

    /// <summary>The folded request as its grains take it, with the answer rendered.</summary>
    public RollupFold Render(FoldedMessage message, WeeklyFigures figures) => SumsOf(message) with
    {
        Answer = Encode(AnswerWriter.WriteRollup(message, figures), options.ContentEncoding, message.Options),
        Rejected = message.Rejected.Count == 0 ? null : Notice(message),
    };

    /// <summary>The folded request without its answer, and without the rows that cannot be used.</summary>
    public static RollupFold SumsOf(FoldedMessage message) => new(
        message.Key.ToString(), message.WeekStart, [.. message.Groups.Select(sums => PartOf(sums, sums.Days.ToPlainBlock(), []))], null, null, message.Organization.IsNumber);

    /// <summary>Hourly rows as their scenario takes them.</summary>
    public static HourlyFold Hourly(FoldedMessage message) =>
        new(SubjectOf(message), [.. message.Groups.Select(HourlyPartOf)], message.Rejected.Count == 0 ? null : Notice(message), BatchId: message.BatchId);

    /// <summary>One scenario's sums of many messages as the scenario takes them.</summary>
    public static HourlyFold Hourly(HourlySums sums) => new(
        new SummarySubject(sums.Key.ToString(), sums.Organization.Text, sums.Organization.IsNumber, sums.WeekStart),
        [.. sums.Groups.Select(HourlyPartOf)],
        null,
        sums.Runs,
        sums.WroteText);

    /// <summary>Whose summary a message is about.</summary>
    public static SummarySubject SubjectOf(FoldedMessage message) =>
        new(message.Key.ToString(), message.Organization.Text, message.Organization.IsNumber, message.WeekStart, message.HasOwnWeekStart);

    /// <summary>An answer's JSON as it travels.</summary>
    /// <param name="json">Compact.</param>
    /// <param name="encoding">How it travels.</param>
    /// <param name="asked">The options of the request that it answers; null for none.</param>
    public static RenderedAnswer Encode(byte[] json, ContentEncoding encoding, RequestOptions? asked = null) =>
        new(PayloadEncoder.EncodeAnswer(json, encoding, asked ?? RequestOptions.None), encoding.ToText(), PayloadDigest.Of(json));

    private static GroupPart HourlyPartOf(GroupSums sums) => PartOf(sums, sums.Days.ToBlock(), [.. sums.Days.Days.Select(day => day.DayNumber)]);

    private static GroupPart PartOf(GroupSums sums, byte[] days, int[] dayNumbers) =>
        new(sums.Group.ContactType, sums.Group.StaffType, sums.Group.CallCenter, days, dayNumbers);

    private static RejectedRowsNotice Notice(FoldedMessage message) =>
        new(message.Rejected.Count, Summary(message.Rejected), RejectedRowsWriter.Write(message.Organization, message.Rejected, MaxNoticeBytes));

    private static string Summary(RejectedRows rejected)
    {
        var first = rejected.Items[0];
        var codes = string.Join(", ", rejected.CountByCode.Select(pair => $"{pair.Key} {pair.Value}"));
        return $"{rejected.Count} rows cannot be used ({codes}); the first is row {first.Index}: {first.Code}. The value names them; correct them and send them again.";
    }
}
