using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests.Summaries;

public sealed class AskedSummaryTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    private const string Rows =
        """
        {"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":10,"Abandons":2,"Base AHT":300,"Service Level (X Seconds)":0.8,"Acceptable Wait Time":20,"Total Queue Time":80},
        {"Week":"2024-01-07","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":30,"Abandons":null,"Base AHT":100,"Service Level (X Seconds)":0.4,"Acceptable Wait Time":30,"Total Queue Time":9},
        {"Week":"2024-01-08","Contact Type":"Chat","Staff Type":"F","Call Center":"C","Volume":7,"Abandons":1,"Base AHT":60}
        """;

    private const string Options =
        """
        "profile":"weighted","groupings":"cube","period":"week","filter":{"Staff Type":["F"]},"weekLabel":"iso"
        """;

    [Fact]
    public async Task Publish_WithOptions_ShowsWhatARollupOfTheSameRowsIsAnswered()
    {
        await HourlyAsync("s1", 1, "monday", Rows.Split(",\n")[0]);
        await HourlyAsync("s1", 2, "monday", string.Join(",\n", Rows.Split(",\n")[1..]));
        var rollup = Json((await FoldAsync("s1", 3, $"{{\"organizationId\":\"s1\",\"week_start\":\"monday\",{Options},\"weekly\":[{Rows}]}}")).Rollup!.Answer!);

        await PublishAsync("s1", 4, Options);

        var summary = Summaries("s1")[^1];
        summary.ShouldStartWith("""{"event":"weekly-summary","organizationId":"s1","scenario":"s1","week_start":"monday","period":"week","profile":"weighted","revision":3,"weekly":{""");
        FiguresOf(summary).ShouldBe(FiguresOf(rollup));
    }

    [Fact]
    public async Task Publish_WithoutWeekStart_HasThatOfTheLatestRows()
    {
        await HourlyAsync("s2", 1, "monday", Rows);
        await HourlyAsync("s2", 3, "sunday", Rows.Split(",\n")[0]);
        await HourlyAsync("s2", 2, "tuesday", Rows.Split(",\n")[0]);

        await PublishAsync("s2", 4, "\"measures\":[\"Volume\"]");
        Summaries("s2")[^1].ShouldContain("\"week_start\":\"sunday\"");
        await PublishAsync("s2", 4, "\"week_start\":\"friday\"");
        Summaries("s2")[^1].ShouldContain("\"week_start\":\"friday\"");
        await PublishAsync("s2", 4, "\"week_start\":null");
        Summaries("s2")[^1].ShouldContain("\"week_start\":\"sunday\"");
    }

    [Fact]
    public async Task Fold_BadOptionOfPublish_IsAFault() =>
        (await FoldAsync("s3", 1, """{"event":"publish","organizationId":"s3","profile":"best"}""")).Fault!.Code.ShouldBe(FaultCodes.BadProfile);

    [Fact]
    public async Task HourlyRows_InATimeZone_AreOnItsDays()
    {
        await HourlyAsync("s4", 1, "monday\",\"timeZone\":\"Asia/Tokyo", Rows.Split(",\n")[0].Replace("2024-01-05", "2024-01-05T20:00:00Z", StringComparison.Ordinal));

        await PublishAsync("s4", 2, "\"period\":\"day\"");
        Summaries("s4")[^1].ShouldContain("{\"Day\":\"2024-01-06\",\"Volume\":10,");
    }

    private static string FiguresOf(string answer) => answer[answer.IndexOf("\"weekly\"", StringComparison.Ordinal)..];

    private static string Json(RenderedAnswer answer)
    {
        PayloadEncoder.TryDecode(answer.Value, FoldLimits.Default, out var json, out _).ShouldBeTrue();
        return Encoding.UTF8.GetString(json);
    }

    private Task<FoldReply> FoldAsync(string scenario, long offset, string json) =>
        cluster.FoldAsync(new SourcePosition(scenario, 0, offset, offset), Encoding.UTF8.GetBytes(json));

    private async Task HourlyAsync(string scenario, long offset, string weekStart, string rows)
    {
        var reply = await FoldAsync(scenario, offset, $"{{\"event\":\"hourly\",\"organizationId\":\"{scenario}\",\"week_start\":\"{weekStart}\",\"rows\":[{rows}]}}");
        var hourly = reply.Hourly!;
        var run = new OffsetRun(scenario, 0, offset, offset);
        var outcome = await cluster.Grains.GetGrain<IScenarioGrain>(hourly.Subject.Scenario)
            .AddHourlyAsync(new HourlyRequest([run], hourly.Subject.WeekStart, hourly.Groups, hourly.Subject.OrganizationIsNumber), CancellationToken.None);
        await SummarizeAsync(new SummaryRequest(hourly.Subject, outcome.Changed, All: false, AtOnce: true));
    }

    private async Task PublishAsync(string scenario, long offset, string fields)
    {
        var json = $"{{\"event\":\"publish\",\"organizationId\":\"{scenario}\",{fields}}}";
        var reply = await FoldAsync(scenario, offset, json);
        await SummarizeAsync(new SummaryRequest(reply.Publish!, [], All: true, AtOnce: true, reply.HasOptions ? Encoding.UTF8.GetBytes(json) : null));
    }

    private Task SummarizeAsync(SummaryRequest request) =>
        cluster.Grains.GetGrain<ISummaryGrain>(request.Subject.Scenario).PublishAsync(request, CancellationToken.None);

    private List<string> Summaries(string scenario) => [.. cluster.Publisher.Answers.Where(answer => answer.Key.StartsWith(scenario + "/", StringComparison.Ordinal)).Select(answer => Json(answer.Envelope.Answer))];
}
