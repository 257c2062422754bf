namespace ScenarioOrleans.Parquet;

/// <summary>
/// The columns of an answer's file, in their order. Names are snake case, so that SQL needs no quotes; each measure is named after its
/// wire name (`Service Level (X Seconds)` is `service_level`).
/// </summary>
/// <remarks>
/// Sums and means alike are doubles. A sum is exact up to 38 digits with 18 decimal places, so DECIMAL(38, 18) could hold it to the
/// last digit, but readers do not keep that: JavaScript readers and BI tools turn it into a double of their own rounding, pandas into
/// objects that no arithmetic is fast on, and .NET's decimal, by which the file would be written, ends at 28 digits. A double here is
/// the one nearest to the exact sum. Whoever needs every digit reads the JSON answer.
/// </remarks>
internal static class AnswerColumns
{
    public static AnswerColumn[] Create() =>
    [
        Text("organization", r => r.Organization),
        Text("contact_type", r => r.ContactType),
        Text("staff_type", r => r.StaffType),
        Text("call_center", r => r.CallCenter),
        new AnswerColumn.Required<DateOnly>("week", r => r.Week),
        Sum("volume", r => r.Volume),
        Sum("abandons", r => r.Abandons),
        Sum("top_line_agents_fte", r => r.TopLineAgents),
        Mean("base_aht", r => r.BaseAht),
        Sum("handled_threshold", r => r.HandledThreshold),
        Mean("service_level", r => r.ServiceLevel),
        Mean("acceptable_wait_time", r => r.AcceptableWaitTime),
        Sum("total_queue_time", r => r.TotalQueueTime),
    ];

    private static AnswerColumn.Required<ReadOnlyMemory<char>> Text(string name, Func<AnswerRow, string> select) =>
        new(name, r => select(r).AsMemory());

    private static AnswerColumn.Required<double> Sum(string name, Func<AnswerRow, double> select) => new(name, select);

    private static AnswerColumn.Optional<double> Mean(string name, Func<AnswerRow, double?> select) => new(name, select);
}
