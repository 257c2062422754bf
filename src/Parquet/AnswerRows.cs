using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Parquet;

/// <summary>An answer's figures as rows: groups in the answer's order, each with its weeks ascending.</summary>
internal static class AnswerRows
{
    public static IEnumerable<AnswerRow> Of(OrganizationId organization, WeeklyFigures figures) =>
        from weeks in figures
        from week in weeks.Weeks
        select Of(organization, weeks.Group, week);

    private static AnswerRow Of(OrganizationId organization, GroupKey group, WeekSums week) => new(
        organization.Text,
        group.ContactType,
        group.StaffType,
        group.CallCenter,
        week.Week,
        Sum(week, Measure.Volume),
        Sum(week, Measure.Abandons),
        Sum(week, Measure.TopLineAgents),
        week.Sums.Mean(Measure.BaseAht),
        Sum(week, Measure.HandledThreshold),
        week.Sums.Mean(Measure.ServiceLevel),
        week.Sums.Mean(Measure.AcceptableWaitTime),
        Sum(week, Measure.TotalQueueTime));

    private static double Sum(WeekSums week, Measure measure) => week.Sums.Sum(measure).ToDouble();
}
