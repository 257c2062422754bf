using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

public sealed class SummaryTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    [Fact]
    public async Task HourlyRows_Added_AreSummarizedWithWhatChanged()
    {
        await HourlyAsync("h1", 1, ("Voice", "2024-01-05", 5), ("Chat", "2024-01-05", 1));
        await HourlyAsync("h1", 2, ("Voice", "2024-01-06", 7), ("Voice", "2024-02-01", 2));

        var summaries = Summaries("h1");
        summaries[0].ShouldContain("\"revision\":1,\"weekly\":{\"Chat_F_C\":[{\"Week\":\"2024-01-01\",\"Volume\":1,");
        summaries[1].ShouldContain("\"revision\":2,\"weekly\":{\"Voice_F_C\":[{\"Week\":\"2024-01-01\",\"Volume\":12,");
        summaries[1].ShouldContain("{\"Week\":\"2024-01-29\",\"Volume\":2,");
        summaries[1].ShouldNotContain("Chat_F_C");
    }

    [Fact]
    public async Task HourlyRows_SameMessageAgain_AreCountedOnceAndShownAgain()
    {
        await HourlyAsync("h2", 1, ("Voice", "2024-01-05", 5));
        await HourlyAsync("h2", 1, ("Voice", "2024-01-05", 5));

        Summaries("h2").ShouldAllBe(summary => summary.Contains("\"Volume\":5,", StringComparison.Ordinal));
        Summaries("h2").Count.ShouldBe(2);
    }

    [Fact]
    public async Task HourlyRows_AndARollup_AreHeldApart()
    {
        await HourlyAsync("h3", 1, ("Voice", "2024-01-05", 5));
        await cluster.RollupAsync(
            new SourcePosition("h3", 0, 2, 1),
            """{"organizationId":"h3","scenario":"actuals","weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":100}]}""");
        await HourlyAsync("h3", 3, ("Voice", "2024-01-05", 6));

        Summaries("h3")[^1].ShouldContain("\"Volume\":11,");
    }

    [Fact]
    public async Task PublishRequest_AnyTime_ShowsAllGroupsAndWeeks()
    {
        await HourlyAsync("h4", 1, ("Voice", "2024-01-05", 5), ("Chat", "2024-03-05", 1));

        var subject = (await cluster.FoldAsync(At("h4", 9), """{"event":"publish","organizationId":"h4","scenario":"actuals","week_start":"monday"}"""u8.ToArray())).Publish!;
        await cluster.Grains.GetGrain<ISummaryGrain>(subject.Scenario).SummarizeAllAsync(At("h4", 9).Version, subject);

        Summaries("h4")[^1].ShouldBe(
            """{"event":"weekly-summary","organizationId":"h4","scenario":"actuals","week_start":"monday","revision":2,"weekly":{"""
            + Week("Chat", "2024-03-04", 1) + "," + Week("Voice", "2024-01-01", 5) + "}}");
    }

    [Fact]
    public async Task HourlyRows_ManyAtOnce_ShareASummary()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(offset => HourlyAsync("h5", offset, ("Voice", "2024-01-05", 1))));

        Summaries("h5").Count.ShouldBeLessThan(40);
        Summaries("h5")[^1].ShouldContain("\"Volume\":40,");
    }

    [Fact]
    public async Task Flush_NothingPending_PublishesNothing()
    {
        await cluster.Grains.GetGrain<ISummaryGrain>("h6/actuals").FlushAsync();

        Summaries("h6").ShouldBeEmpty();
    }

    private static SourcePosition At(string topic, long offset) => new(topic, 0, offset, offset);

    private static string Week(string contactType, string week, int volume) =>
        $$"""
        "{{contactType}}_F_C":[{"Week":"{{week}}","Volume":{{volume}},"Abandons":0,"Top Line Agents (FTE)":0,"Base AHT":null,"Handled Threshold":0,"Service Level (X Seconds)":null,"Acceptable Wait Time":null,"Total Queue Time":0}]
        """;

    private async Task HourlyAsync(string organization, long offset, params (string ContactType, string Day, int Volume)[] rows)
    {
        var json = $$"""{"event":"hourly","organizationId":"{{organization}}","scenario":"actuals","week_start":"monday","rows":[{{string.Join(',', rows.Select(row =>
            $$"""{"Week":"{{row.Day}}","Contact Type":"{{row.ContactType}}","Staff Type":"F","Call Center":"C","Volume":{{row.Volume}}}"""))}}]}""";
        var source = At(organization, offset);
        var hourly = (await cluster.FoldAsync(source, Encoding.UTF8.GetBytes(json))).Hourly!;
        var outcome = await cluster.AddHourlyAsync(source, hourly);
        await cluster.Grains.GetGrain<ISummaryGrain>(hourly.Subject.Scenario).SummarizeAsync(new SummaryMark(source.Version, hourly.Subject, outcome.Changed));
    }

    private List<string> Summaries(string organization) =>
        [.. cluster.Publisher.Answers.Where(record => record.Key == $"{organization}/actuals").Select(Json)
            .Where(json => json.Contains("weekly-summary", StringComparison.Ordinal))];

    private static string Json((string Key, AnswerEnvelope Envelope) record) =>
        PayloadEncoder.TryDecode(record.Envelope.Answer.Value, new FoldLimits(), out var json, out _) ? Encoding.UTF8.GetString(json) : throw new InvalidDataException();
}
