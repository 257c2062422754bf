using System.Globalization;

namespace ScenarioOrleans.Storage.Tests.Recorded;

/// <summary>
/// The messages that a recorded database was made of: every kind of state, names that have to be escaped or are too long to be stored whole,
/// numbers of all sorts. Never changed: every recording has the same.
/// </summary>
internal static class RecordedMessages
{
    private static readonly string LongName = new('x', 600);

    /// <summary>The scenarios, in the order of their keys' bytes.</summary>
    public static IReadOnlyList<string> Scenarios { get; } =
        ["12/actuals", "12/plan", "Zürich%2FWest/50%25", "org-1/org-1", $"{LongName}/{LongName}"];

    /// <summary>The scenario that has summaries; the last of <see cref="All"/> asks for one.</summary>
    public static string Summarized => Scenarios[0];

    /// <summary>Asks for a full summary of <see cref="Summarized"/>.</summary>
    public static string Publish => """{"event":"publish","organizationId":12,"scenario":"actuals","week_start":"monday"}""";

    /// <summary>In the order in which they were sent, by partition and offset.</summary>
    public static IReadOnlyList<(int Partition, long Offset, string Message)> All { get; } =
    [
        (0, 0, Rollup("\"org-1\"", null, "friday", ["Voice", "Chat", "E-Mail"], 1)),
        (0, 1, Rollup("\"org-1\"", null, "friday", ["Voice", "Chat"], 2)),
        (0, 2, Rollup("12", "plan", "monday", ["Voice"], 3)),
        (0, 3, Hourly("12", "actuals", "monday", ["Voice", "Chat"], 40, 4)),
        (1, 5, Hourly("12", "actuals", "monday", ["Voice"], 40, 5)),
        (1, 9, Hourly("12", "actuals", "monday", ["Voice", "Chat"], 7, 6)),
        (0, 7, Publish),
        (1, 10, """{"event":"hourly","organizationId":12,"scenario":"actuals","week_start":"monday","rows":[{"Week":"2024-01-03","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Austin","Volume":-12.75}]}"""),
        (0, 8, Rollup("12", "actuals", "monday", ["Voice", "Video"], 7)),
        (0, 9, """{"event":"hourly","organizationId":"Zürich/West","scenario":"50%","rows":[{"Week":"2024-02-29T23:30:00","Contact Type":"E-Mail","Staff Type":"\"Teil\"zeit","Call Center":"Graz, Süd/Ost","Volume":0.000000000000000001,"Base AHT":1e3},{"Week":"2024-02-29","Contact Type":"コール","Staff Type":"Full-time","Call Center":"\ud83d\udcde","Volume":999999999999.123456789012345678,"Service Level (X Seconds)":null}]}"""),
        (0, 10, Hourly($"\"{LongName}\"", LongName, "sunday", ["Voice"], 2, 8)),
        (0, 11, Publish),
    ];

    /// <summary>Six weeks, a row a week and group.</summary>
    private static string Rollup(string organization, string? scenario, string weekStart, string[] contactTypes, int seed) =>
        $$"""{"organizationId":{{organization}},{{Named(scenario)}}"week_start":"{{weekStart}}","weekly":[{{Rows(contactTypes, 6, 7, seed)}}]}""";

    /// <summary>A row a day and group.</summary>
    private static string Hourly(string organization, string scenario, string weekStart, string[] contactTypes, int days, int seed) =>
        $$"""{"event":"hourly","organizationId":{{organization}},{{Named(scenario)}}"week_start":"{{weekStart}}","rows":[{{Rows(contactTypes, days, 1, seed)}}]}""";

    private static string Named(string? scenario) => scenario is null ? "" : $"\"scenario\":\"{scenario}\",";

    private static string Rows(string[] contactTypes, int count, int daysApart, int seed) => string.Join(',', contactTypes.SelectMany((contactType, group) =>
        Enumerable.Range(0, count).Select(i => Row(contactType, new DateOnly(2024, 1, 1).AddDays(i * daysApart), (seed * 100) + (group * 31) + (i * i % 17)))));

    private static string Row(string contactType, DateOnly day, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"Week":"{{day:yyyy-MM-dd}}","Contact Type":"{{contactType}}","Staff Type":"Full-time","Call Center":"Austin","Volume":{{number}}.25,"Abandons":{{number % 7}},"Top Line Agents (FTE)":{{number / 8m}},"Base AHT":{{(number % 5 == 0 ? "null" : $"{number}.1")}},"Handled Threshold":{{number - 7}},"Service Level (X Seconds)":0.{{number % 97}},"Acceptable Wait Time":20,"Total Queue Time":{{number * 3}}}""");
}
