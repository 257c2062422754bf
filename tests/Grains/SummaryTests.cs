using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.State;
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
        await PublishAsync(new SummaryRequest(subject, [], All: true, AtOnce: true));

        Summaries("h4")[^1].ShouldBe(
            """{"event":"weekly-summary","organizationId":"h4","scenario":"actuals","week_start":"monday","revision":2,"weekly":{"""
            + Week("Chat", "2024-03-04", 1) + "," + Week("Voice", "2024-01-01", 5) + "}}");
    }

    [Fact]
    public async Task Publish_WithinTheIntervalOfAnother_IsRefusedWithTheTimeThatIsLeft()
    {
        await HourlyAsync("h5", 1, ("Voice", "2024-01-05", 5));
        var request = new SummaryRequest(new SummarySubject("h5/actuals", "h5", false, DayOfWeek.Monday), [], All: true, AtOnce: false);

        var left = await cluster.On(1).GetGrain<ISummaryGrain>("h5/actuals").PublishAsync(request, default);

        left.ShouldBeInRange(TimeSpan.FromTicks(1), ScenarioCluster.PublishInterval);
        Summaries("h5").Count.ShouldBe(1);
    }

    /// <summary>When the last one was published is not known after a restart.</summary>
    [Fact]
    public async Task Publish_FirstAfterActivation_WaitsForAWholeInterval() =>
        (await cluster.Grains.GetGrain<ISummaryGrain>("h6/actuals").PublishAsync(
            new SummaryRequest(new SummarySubject("h6/actuals", "h6", false, DayOfWeek.Monday), [], All: true, AtOnce: false), default))
        .ShouldBeInRange(ScenarioCluster.PublishInterval / 2, ScenarioCluster.PublishInterval);

    [Fact]
    public async Task Publish_ThatTheBrokerRefuses_CanBeAskedForAgainAtOnceUnderAnotherRevision()
    {
        await HourlyAsync("h7", 1, ("Voice", "2024-01-05", 5));
        cluster.Publisher.Confirmation = Task.FromException(new AnswerNotPublishedException("down"));
        var request = new SummaryRequest(new SummarySubject("h7/actuals", "h7", false, DayOfWeek.Monday), [], All: true, AtOnce: true);

        await Should.ThrowAsync<AnswerNotPublishedException>(() => PublishAsync(request));
        cluster.Publisher.Confirmation = Task.CompletedTask;
        await PublishAsync(request);

        Summaries("h7").Select(summary => summary.Split("\"revision\":")[1].Split(',')[0]).ShouldBe(["1", "2", "3"]);
    }

    [Theory]
    [InlineData("summary", "h8")]
    [InlineData("groups", "h9")]
    public async Task Publish_WithADamagedState_SaysSoAtOnce(string state, string organization)
    {
        IGrain grain = state == "summary"
            ? cluster.Grains.GetGrain<ISummaryGrain>($"{organization}/actuals")
            : cluster.Grains.GetGrain<IScenarioGrain>($"{organization}/actuals");
        cluster.Storage.Overtake(state, grain.GetGrainId(), new StoredBlock { Bytes = [1, 2, 3] });

        var failure = await Should.ThrowAsync<Exception>(() => PublishAsync(
            new SummaryRequest(new SummarySubject($"{organization}/actuals", organization, false, DayOfWeek.Monday), [], All: true, AtOnce: true)));

        DamagedStateException.IsCauseOf(failure).ShouldBeTrue(failure.ToString());
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
        await PublishAsync(new SummaryRequest(hourly.Subject, outcome.Changed, All: false, AtOnce: true));
    }

    private async Task PublishAsync(SummaryRequest request) =>
        (await cluster.Grains.GetGrain<ISummaryGrain>(request.Subject.Scenario).PublishAsync(request, default)).ShouldBe(TimeSpan.Zero);

    private List<string> Summaries(string organization) =>
        [.. cluster.Publisher.Answers.Where(record => record.Key == $"{organization}/actuals").Select(Json)
            .Where(json => json.Contains("weekly-summary", StringComparison.Ordinal))];

    private static string Json((string Key, AnswerEnvelope Envelope) record) =>
        PayloadEncoder.TryDecode(record.Envelope.Answer.Value, new FoldLimits(), out var json, out _) ? Encoding.UTF8.GetString(json) : throw new InvalidDataException();
}
