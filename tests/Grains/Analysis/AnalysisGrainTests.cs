using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests.Analysis;

public sealed class AnalysisGrainTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    [Fact]
    public async Task Run_Quick_FindsWhatMovedInTheSnapshot()
    {
        await RollupAsync("a1", 1, "\"a1\"", 100, 150);

        (await AnalyzeAsync("""{"analysisType":"quick","threshold":10,"organizationId":"a1"}""")).ShouldBe(
            """{"event":"analysis","scenario":"run-analysis","analysisType":"quick","threshold":10,"findings":[{"organizationId":"a1","scenario":"plan","group":"Voice_F_C","Week":"2024-01-12","measure":"Volume","before":100,"after":150,"changePercent":50}]}""");
    }

    [Fact]
    public async Task Run_ScenarioWithRunningSums_LooksAtThose()
    {
        await RollupAsync("a2", 1, "\"a2\"", 100, 150);
        await HourlyAsync("a2", 2, "\"a2\"", 10, 30);

        (await AnalyzeAsync("""{"analysisType":"quick","threshold":10,"organizationId":"a2"}"""))
            .ShouldEndWith("\"before\":10,\"after\":30,\"changePercent\":200}]}");
    }

    [Fact]
    public async Task Run_AllOfAnOrganization_AreInOrderAndNamedAsTheyCame()
    {
        foreach (var scenario in new[] { "b", "é", "a", "\uFF5E", "\U0001F600" })
        {
            await RollupAsync("a3", 1, "3007", 100, 150, scenario);
        }

        var answer = await AnalyzeAsync("""{"analysisType":"quick","threshold":49.9,"organizationId":"3007"}""");

        answer.Split("\"organizationId\":3007,\"scenario\":\"").Skip(1).Select(text => text.Split('"')[0]).ShouldBe(["a", "b", "é", "\uFF5E", "\U0001F600"]);
    }

    [Fact]
    public async Task Run_OrganizationOnceWrittenAsText_IsText()
    {
        await RollupAsync("a4", 1, "3008", 100, 150);
        await RollupAsync("a4", 2, "\"3008\"", 100, 150);
        await RollupAsync("a4", 3, "3008", 100, 150);

        (await AnalyzeAsync("""{"analysisType":"quick","threshold":1,"organizationId":3008}""")).ShouldContain("\"organizationId\":\"3008\"");
    }

    [Fact]
    public async Task Run_OneScenarioByName_LeavesTheOthersOut()
    {
        await RollupAsync("a5", 1, "\"a5\"", 100, 150, "one");
        await RollupAsync("a5", 2, "\"a5\"", 100, 150, "two");
        await RollupAsync("a5", 3, "\"a6\"", 100, 150, "two");

        (await AnalyzeAsync("""{"analysisType":"quick","threshold":1,"organizationId":"a5","scenario":"two"}""")).Split("\"Week\"").Length.ShouldBe(2);
        (await AnalyzeAsync("""{"analysisType":"quick","threshold":1,"scenario":"two"}""")).Split("\"Week\"").Length.ShouldBe(3);
        (await AnalyzeAsync("""{"analysisType":"quick","threshold":1,"scenario":"none of them"}""")).ShouldEndWith("\"findings\":[]}");
    }

    [Fact]
    public async Task Run_FindingsOverTheLimit_AreRefusedWithWhatToDo()
    {
        var groups = Enumerable.Range(0, 40).Select(group => new string('x', 600) + group).ToArray();
        await RollupAsync("a7", 1, "\"a7\"", 1, 2, "wide", groups);

        var reply = await RunAsync("""{"analysisType":"quick","threshold":1,"organizationId":"a7"}""");

        reply.Answer.ShouldBeNull();
        reply.Fault!.Code.ShouldBe("bad-parameters");
        reply.Fault.Message.ShouldContain("threshold");
    }

    private static string Rows(int before, int after, params string[] contactTypes) =>
        string.Join(',', contactTypes.SelectMany(type => new[] { ("2024-01-05", before), ("2024-01-12", after) }.Select(row =>
            $$"""{"Week":"{{row.Item1}}","Contact Type":"{{type}}","Staff Type":"F","Call Center":"C","Volume":{{row.Item2}}}""")));

    private Task<RollupFold> RollupAsync(string topic, long offset, string organization, int before, int after, string scenario = "plan", params string[] groups) =>
        cluster.RollupAsync(
            new SourcePosition(topic, 0, offset, offset),
            $$"""{"organizationId":{{organization}},"scenario":"{{scenario}}","weekly":[{{Rows(before, after, groups.Length == 0 ? ["Voice"] : groups)}}]}""");

    private async Task HourlyAsync(string topic, long offset, string organization, int before, int after)
    {
        var source = new SourcePosition(topic, 0, offset, offset);
        var json = $$"""{"event":"hourly","organizationId":{{organization}},"scenario":"plan","rows":[{{Rows(before, after, "Voice")}}]}""";
        var hourly = (await cluster.FoldAsync(source, Encoding.UTF8.GetBytes(json))).Hourly!;
        await cluster.AddHourlyAsync(source, hourly);
    }

    private async Task<AnalysisReply> RunAsync(string parameters)
    {
        var json = $$"""{"scenario":"run-analysis","parameters":{{parameters}},"timestamp":1673456734}""";
        var terms = (await cluster.FoldAsync(new SourcePosition("commands", 0, 1, 1), Encoding.UTF8.GetBytes(json))).Analysis!;
        return await cluster.Grains.GetGrain<IAnalysisGrain>(IAnalysisGrain.PoolKey).RunAsync(terms, CancellationToken.None);
    }

    private async Task<string> AnalyzeAsync(string parameters)
    {
        var answer = (await RunAsync(parameters)).Answer!;
        answer.ContentEncoding.ShouldBe("gzip+base64");
        PayloadEncoder.TryDecode(answer.Value, new FoldLimits(), out var json, out _).ShouldBeTrue();
        answer.Digest.ShouldBe(PayloadDigest.Of(json));
        return Encoding.UTF8.GetString(json);
    }
}
