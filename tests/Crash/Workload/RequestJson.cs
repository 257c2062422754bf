using System.Globalization;
using System.Text;

namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>Writes requests as producers do.</summary>
internal static class RequestJson
{
    public const string BadRow = """{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"Full","Call Center":"Austin","Volume":"many"}""";

    public static string Hourly(Plan plan, IEnumerable<Row> rows, bool withBadRow) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"event":"hourly","organizationId":{{plan.OrganizationJson}},"scenario":"{{plan.Scenario}}","week_start":"{{plan.WeekStart}}","rows":[{{List(rows, withBadRow)}}]}""");

    public static string Rollup(Plan plan, IEnumerable<Row> rows) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"event":"rollup","organizationId":{{plan.OrganizationJson}},"scenario":"{{plan.Scenario}}","week_start":"{{plan.WeekStart}}","weekly":[{{List(rows, false)}}]}""");

    public static string Publish(Plan plan) =>
        $$"""{"event":"publish","organizationId":{{plan.OrganizationJson}},"scenario":"{{plan.Scenario}}","week_start":"{{plan.WeekStart}}"}""";

    private static string List(IEnumerable<Row> rows, bool withBadRow) =>
        string.Join(',', rows.Select(One).Concat(withBadRow ? [BadRow] : []));

    private static string One(Row row)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""{"Week":"{{row.Day:yyyy-MM-dd}}T{{row.Hour:00}}:00:00","Contact Type":"{{row.Group.ContactType}}","Staff Type":"{{row.Group.StaffType}}","Call Center":"{{row.Group.CallCenter}}" """);
        for (var measure = 0; measure < row.Values.Length; measure++)
        {
            if (row.Values[measure] is { } value)
            {
                text.Append(CultureInfo.InvariantCulture, $",\"{MeasureNames.All[measure]}\":{value}");
            }
        }

        return text.Append('}').ToString();
    }
}
