using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

public sealed class RollupPathTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    [Fact]
    public async Task AnswerRollup_Request_PublishesItsAnswerUnderTheScenarioKey()
    {
        await cluster.RollupAsync(At("one", 7), Request("org-a", ("Voice", 5)), "00-aa-bb-01");

        var record = cluster.Publisher.Answers.Single(record => record.Envelope.MessageId == "one/0/7");
        record.Key.ShouldBe("org-a/org-a");
        record.Envelope.Answer.ContentEncoding.ShouldBe("gzip+base64");
        record.Envelope.TraceParent.ShouldBe("00-aa-bb-01");
        record.Envelope.Answer.Digest.ShouldStartWith("sha-256=");
        Decode(record.Envelope.Answer.Value).ShouldContain("\"Voice_F_C\":[{\"Week\":\"2024-01-05\",\"Volume\":5,");
    }

    [Fact]
    public async Task AnswerRollup_SameRequestAgain_PublishesTheSameBytesUnderTheSameId()
    {
        var request = Request("org-b", ("Voice", 5), ("Chat", 6));

        await cluster.RollupAsync(At("again", 1), request);
        await cluster.RollupAsync(At("again", 1), request);

        var records = cluster.Publisher.Answers.Where(record => record.Envelope.MessageId == "again/0/1").ToArray();
        records.Length.ShouldBe(2);
        records[0].Envelope.Answer.Value.ShouldBe(records[1].Envelope.Answer.Value);
    }

    [Fact]
    public async Task AnswerRollup_LaterRequestLacksAGroup_ItsAggregateIsEmpty()
    {
        await cluster.RollupAsync(At("t", 1), Request("org-c", ("Voice", 5), ("Chat", 6)));
        await cluster.RollupAsync(At("t", 2), Request("org-c", ("Voice", 7)));

        (await AggregatesAsync("org-c")).ShouldBe([Key("org-c", "Voice")]);
        (await DaysAsync("org-c", "Chat")).ShouldBeEmpty();
        (await DaysAsync("org-c", "Voice")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task AnswerRollup_EarlierRequestComesLate_IsAnsweredButChangesNothing()
    {
        await cluster.RollupAsync(At("t", 9), Request("org-d", ("Voice", 7)));
        var held = await DaysAsync("org-d", "Voice");

        await cluster.RollupAsync(At("t", 8), Request("org-d", ("Voice", 1), ("Chat", 2)));

        (await DaysAsync("org-d", "Voice")).ShouldBe(held);
        (await AggregatesAsync("org-d")).ShouldBe([Key("org-d", "Voice")]);
        cluster.Publisher.Answers.ShouldContain(record => record.Envelope.MessageId == "t/0/8");
    }

    [Fact]
    public async Task AnswerRollup_NoRowCanBeUsed_AnswersWithTheRejects()
    {
        var fold = await cluster.RollupAsync(At("r", 1), """{"organizationId":"org-e","weekly":[5]}""");

        fold.Groups.ShouldBeEmpty();
        fold.Rejected!.Rows.ShouldBe(1);
        Decode(fold.Answer!.Value).ShouldEndWith("\"rejected\":{\"rows\":1,\"reasons\":{\"row-not-an-object\":1}}}");
    }

    [Fact]
    public async Task AnswerRollup_LaterOffsetWithAnEarlierTime_Holds()
    {
        await cluster.RollupAsync(At("clock", 1) with { TimestampMilliseconds = 4_102_444_800_000 }, Request("org-g", ("Voice", 5), ("Chat", 1)));
        await cluster.RollupAsync(At("clock", 2), Request("org-g", ("Voice", 7)));
        var held = await DaysAsync("org-g", "Voice");
        await cluster.RollupAsync(At("clock", 2), Request("org-g", ("Voice", 7)));

        (await AggregatesAsync("org-g")).ShouldBe([Key("org-g", "Voice")]);
        (await DaysAsync("org-g", "Voice")).ShouldBe(held);
        (await DaysAsync("org-g", "Chat")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnswerRollup_NoRowCanBeUsed_LeavesTheSnapshotAsItIs()
    {
        await cluster.RollupAsync(At("w", 1), Request("org-f", ("Voice", 5)));
        await cluster.RollupAsync(At("w", 2), """{"organizationId":"org-f","weekly":[{"Week":1704412800000}]}""");

        (await AggregatesAsync("org-f")).ShouldBe([Key("org-f", "Voice")]);
        (await DaysAsync("org-f", "Voice")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task FoldAsync_UnusableMessage_RepliesWithItsCode() =>
        (await cluster.FoldAsync(At("f", 1), [.. "{"u8])).Fault!.Code.ShouldBe("malformed-json");

    private static SourcePosition At(string topic, long offset) => new(topic, 0, offset, 1_700_000_000_000);

    private static string Request(string organization, params (string ContactType, int Volume)[] rows) =>
        $$"""{"organizationId":"{{organization}}","weekly":[{{string.Join(',', rows.Select(row =>
            $$"""{"Week":"2024-01-05","Contact Type":"{{row.ContactType}}","Staff Type":"F","Call Center":"C","Volume":{{row.Volume}}}"""))}}]}""";

    private static string Key(string organization, string contactType) =>
        new AggregateKey(new ScenarioKey(organization, organization), AggregateKind.Snapshot, new GroupKey(contactType, "F", "C")).ToString();

    private async Task<string[]> AggregatesAsync(string organization) =>
        (await cluster.Grains.GetGrain<IScenarioGrain>(new ScenarioKey(organization, organization).ToString()).ListedAsync(default)).Snapshot;

    private async Task<byte[]> DaysAsync(string organization, string contactType) =>
        (await cluster.Grains.GetGrain<IWeeklyAggregateGrain>(Key(organization, contactType)).HeldAsync(default)).Days;

    private static string Decode(byte[] value)
    {
        using var gzip = new System.IO.Compression.GZipStream(
            new MemoryStream(Convert.FromBase64String(Encoding.ASCII.GetString(value))),
            System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return reader.ReadToEnd();
    }
}
